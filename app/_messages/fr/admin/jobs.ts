import type { Translation } from "../../translation";

export const jobs: Translation["admin"]["jobs"] = {
  title: "Calculs",
  lead: "{jobs} {count, plural, one {calcul} other {calculs}} de tous les clients, du plus récent au plus ancien.",
  leadFound: "{jobs} {count, plural, one {calcul correspond} other {calculs correspondent}}.",
  find: "Par nom, client ou identifiant",
  which: "Quels calculs",
  shown: { all: "Tous", running: "En cours", paused: "Suspendus", finished: "Terminés", cancelled: "Annulés" },
  empty: {
    title: "Aucun calcul encore",
    about: "Chaque calcul qu’un client soumet est inscrit ici, avec son état et ce qu’il dépense.",
    action: "En soumettre un",
  },
  notFound: {
    title: "Aucun calcul de ce genre",
    about: "Les calculs qui correspondent à ces critères paraîtront ici dès qu’il y en aura.",
    action: "Montrer tous les calculs",
  },
  noun: "calculs",
  table: "Calculs",
  job: "Calcul",
  state: "État",
  settled: "Unités réglées",
  failed: "Échecs",
  cores: "Cœurs",
  spent: "Dépensé",
  budget: "Budget",
  submitted: "Soumis",
  progress: { of: "Progression de {name}", verified: "vérifiées", failed: "en échec" },
  stop: {
    open: "Arrêter<hidden> {name}</hidden>",
    title: "Arrêter {name} ?",
    about:
      "Ses cœurs s’arrêtent en moins d’une seconde et il ne pourra pas être repris. {customer} garde les résultats réglés jusque-là et récupère le budget non dépensé.",
    confirm: "Arrêter le calcul",
    hint: "{customer} le verra, et c’est inscrit au journal d’audit.",
    done: "{name} est arrêté",
  },
  quarantines: {
    title: "Programmes en quarantaine",
    about:
      "Chacun d’eux a fait planter le bac à sable sur des appareils de plusieurs foyers. Aucun appareil ne les reçoit, quoi que fassent leurs clients.",
    since: "En quarantaine <ago></ago>",
    sinceIn: "En quarantaine <ago></ago>, dans {engines}",
    noJobs: "Aucun calcul en cours ne s’en sert.",
    lift: {
      open: "Lever la quarantaine<hidden> du programme {program}</hidden>",
      title: "Lever cette quarantaine ?",
      about:
        "Les appareils reçoivent de nouveau ce programme : {jobs} {count, plural, one {calcul en cours peut} other {calculs en cours peuvent}} continuer. Le décompte des plantages du bac à sable repart de zéro ; trois de plus, et la quarantaine revient.",
      confirm: "Lever la quarantaine",
      hint: "C’est inscrit au journal d’audit.",
      done: "La quarantaine est levée",
    },
  },
};
