import type { Translation } from "../../translation";

export const job: Translation["customer"]["job"] = {
  allJobs: "Tous les calculs",
  away: "Reconnexion : les chiffres peuvent dater",
  right: {
    question: "Est-ce juste ?",
    of: "{settled, select, verified {{agreed, plural, one {vérifiée} other {vérifiées}}} other {{agreed, plural, one {calculée} other {calculées}}}} sur {units} {count, plural, one {unité} other {unités}}",
    failed:
      "{units} {count, plural, one {unité a} other {unités ont}} échoué dans le programme lui-même ; les erreurs sont ci-dessous, mot pour mot.",
    again:
      "{count, plural, =1 {1 résultat est en train d’être recalculé, car l’appareil qui l’avait rendu a été pris à rendre des résultats faux.} other {{results} résultats sont en train d’être recalculés, car un appareil qui les avait rendus a été pris à rendre des résultats faux.}}",
  },
  when: {
    question: "Quand sera-ce fini ?",
    after: "après l’envoi",
    left: "avant la fin",
    done: "terminé",
    progress: "Unités terminées",
    parts: { verified: "vérifié", computed: "calculé", failed: "en échec", held: "à confirmer" },
    finished: "Fini : {units} {count, plural, one {unité terminée} other {unités terminées}}.",
    cancelled:
      "Annulé avec {units} {count, plural, one {unité non calculée} other {unités non calculées}} ; plus rien n’est facturé.",
    paused: "Suspendu ; il reste {units} {count, plural, one {unité} other {unités}}.",
    zero: "Le réglage est à 0 et il reste {units} {count, plural, one {unité} other {unités}} : remontez-le pour continuer.",
    waiting:
      "Il reste {units} {count, plural, one {unité} other {unités}}. Personne n’y travaille depuis {duration}. {why}",
    household:
      "Il reste {units} {count, plural, one {unité} other {unités}}. {answers} {answered, plural, one {réponse doit être vérifiée} other {réponses doivent être vérifiées}} par un autre foyer ; le calcul continue de lui-même dès qu’il y en a un.",
    core: "Il reste {units} {count, plural, one {unité} other {unités}}, en attente d’un cœur libre. Le calcul démarre de lui-même dès qu’il y en a un.",
    first:
      "Il reste {units} {count, plural, one {unité} other {unités}} ; les premiers résultats diront combien de temps il faut.",
    going: "{share} terminé, il reste {units} {count, plural, one {unité} other {unités}}.",
    answers: "{answers} {answered, plural, one {réponse reçue} other {réponses reçues}}, à confirmer.",
    rate: "{rate} sur les dix dernières secondes",
  },
  cost: {
    question: "Combien cela coûte-t-il ?",
    of: "sur {budget}",
    progress: "Part dépensée du budget",
    spent: "dépensé",
    nothing: "Rien n’est facturé avant qu’une unité soit terminée, et jamais plus que le budget.",
    over: "{price} par unité. Le reste du budget, {rest}, est revenu au compte.",
    soFar: "{price} par unité jusqu’ici. Le budget n’est jamais dépassé ; ce qui reste revient à la fin du calcul.",
  },
  notices: {
    deleted: {
      title: "Les entrées et les résultats de ce calcul ont été supprimés",
      text: "Personne ne peut plus les lire depuis le <at></at>. Ce que le calcul a coûté reste dans votre relevé ; son manifeste est ci-dessous, pour le soumettre de nouveau avec ses fichiers.",
    },
    paused: {
      title: "Ce calcul est suspendu",
      text: "Rien ne tourne et rien n’est facturé tant qu’il n’est pas repris.",
      again: "Modifier et soumettre de nouveau",
      anyway: "Continuer quand même",
      onceMore: "Réessayer",
      refused: "Le calcul est toujours suspendu",
    },
    cancelled: {
      title: "Ce calcul a été annulé",
      text: "Ce qui était terminé reste ici à télécharger ; le reste du budget est revenu au compte.",
    },
    placement: {
      under: "Les sorties vont dans votre compartiment",
      done: "Toutes les sorties sont dans votre compartiment",
      has: "<place>{destination}</place> a les sorties de {units} {count, plural, one {unité terminée} other {unités terminées}}.",
      hasSome:
        "<place>{destination}</place> a les sorties de {units} {count, plural, one {unité terminée} other {unités terminées}}, et {others} {waiting, plural, one {autre est} other {autres sont}} en route depuis les appareils.",
      listing: "La liste à côté dit lesquelles ; la présence de chacune y a été vérifiée.",
    },
    relay: { title: "Des octets de ce calcul passent par la ville", way: "Voir vos connexions" },
    recheck: {
      title: "Des résultats de ce calcul étaient douteux après sa fin",
      why: "Un foyer qui les avait donnés a été pris à donner de faux résultats, et personne d’autre n’avait dit la même chose. Vous ne les payez pas deux fois.",
      waiting:
        "{results} {count, plural, one {est recalculé} other {sont recalculés}} par d’autres ; jusque-là, {count, plural, one {il manque} other {ils manquent}} ici.",
      right: "{results} {count, plural, one {était juste} other {étaient justes}}.",
      changed:
        "{results} {count, plural, one {était faux et est juste} other {étaient faux et sont justes}} maintenant : téléchargez-{count, plural, one {le} other {les}} de nouveau (parmi eux {units}). Les reçus ont une ligne pour chaque résultat retiré et une pour le nouveau.",
      fed: "Les calculs sur les sorties de celui-ci ont utilisé les anciennes : soumettez-les de nouveau.",
      left: "{results} {count, plural, one {reste douteux} other {restent douteux}} : les entrées ont disparu ou sont dans votre compartiment, ou le programme ne peut plus tourner. Soumettez le calcul de nouveau pour en être sûr.",
    },
  },
  cores: {
    title: "Cœurs",
    over: "Comment cela s’est passé",
    about: "Plus, moins ou aucun, à tout moment",
    atWork: "sur {cores} {count, plural, one {cœur} other {cœurs}} au travail",
    most: "Cœurs à la fois, au plus",
    mostAsNumber: "Cœurs à la fois, au plus, en chiffres",
    count: "{cores} {count, plural, one {cœur} other {cœurs}}",
    unit: "cœurs",
    notTurned: "Le réglage n’a pas changé",
    pause: "Suspendre",
    resume: "Reprendre",
    stillRuns: "Le calcul est toujours en cours",
    stillPaused: "Le calcul est toujours suspendu",
    says: {
      over: "Le calcul est terminé ; c’était son dernier réglage.",
      paused: "Rien ne tourne tant que le calcul est suspendu. Le réglage est gardé.",
      zero: "Ramené à zéro : rien ne tourne et rien n’est facturé.",
      all: "Tous les cœurs demandés sont au travail.",
      none: "Aucun cœur de la ville n’est libre pour ce calcul en ce moment. Les résidents vont et viennent ; il démarre de lui-même.",
      some: "La ville partage équitablement ses cœurs libres entre les clients ; d’autres s’ajoutent à mesure qu’ils se libèrent.",
    },
    plot: {
      tooShort: "C’était fini avant qu’il y ait quoi que ce soit à tracer.",
      notYet: "Le tracé commence avec les premières unités.",
      rate: "unités par seconde, au mieux {rate}",
      atWork: "cœurs au travail",
      asked: "cœurs demandés",
    },
  },
  chain: {
    title: "Chaîne",
    source: "Ses entrées sont les sorties de <job>{name}</job>.",
    followers: "Calculs sur ses sorties",
    waits: "Attend ce calcul",
  },
  facts: {
    manifest: "Manifeste",
    aside: "tel que soumis ; collez-le dans un nouveau calcul, ou donnez-le à la ligne de commande",
    reach: {
      none: "Aucun appareil n’est au travail dans la ville en ce moment.",
      all: "Tous les appareils au travail dans la ville peuvent faire ce calcul : {devices} en ce moment.",
      noneFits:
        "Aucun des appareils au travail dans la ville ne peut faire ce calcul : ils ne peuvent pas exécuter son programme, ou leurs résidents ne veulent pas d’un tel travail.",
      some: "{fitting} des {devices} appareils au travail dans la ville peuvent faire ce calcul. Les autres ne peuvent pas exécuter son programme, ou leurs résidents ne veulent pas d’un tel travail.",
    },
  },
};
