import type { Translation } from "../../translation";

export const controlRoom: Translation["admin"]["controlRoom"] = {
  title: "{city} en ce moment",
  connection: {
    live: "En direct",
    connecting: "Connexion",
    polling: "Toutes les 5 secondes, en attendant le retour du direct",
    away: "Serveur injoignable : ces chiffres ne sont plus à jour",
  },
  numbers: {
    devices: "Appareils présents",
    cores: "Cœurs au travail",
    ofCores: "sur {cores}",
    ofCoresShare: "sur {cores}<wide>, {share}</wide>",
    rate: "Unités par seconde",
    waiting: "Unités en attente",
    trendSoon: "tendance dans un instant",
    trend: { up: "{change} de plus en {span}", down: "{change} de moins en {span}", level: "comme il y a {span}" },
  },
  stored: {
    title: "Stockage",
    about: "Les programmes, les entrées et les résultats conservés ici",
    kept: "Conservé",
    blobs: "{blobs} {count, plural, one {blob} other {blobs}}",
    free: "Libre sur le disque",
    ofDisk: "sur {bytes}",
    deleted: "Calculs supprimés",
    erasing: "en attente d’effacement",
  },
  running: {
    title: "Calculs en cours",
    all: "Tous ({total})",
    empty: "Aucun calcul n’est en cours. Le prochain paraîtra ici dès qu’un client le soumettra ou le reprendra.",
    forWhom: "pour {customer}",
    units: "{settled} sur {units} {count, plural, one {unité} other {unités}}",
    unitsFailed: "{settled} sur {units} {count, plural, one {unité} other {unités}}, dont {failed} en échec",
    cores: "{count, plural, one {{now} cœur sur {cores}} other {{now} des {cores} cœurs}}",
    ends: "terminé dans environ {time}",
    spent: "<spent></spent> sur <budget></budget>",
  },
  underAttack: {
    title: "La ville est peut-être attaquée : {share} des réponses comparées dans la dernière heure étaient fausses",
    about:
      "Un foyer mis en minorité perd aussitôt la confiance, ne reçoit plus rien du calcul après trois réponses fausses et plus aucun travail après trois calculs, et ce que personne d’autre ne confirme est calculé de nouveau.",
    protected:
      "Les appareils qui ont fait leurs preuves, ou ceux de la ville, décident de ce qui est juste : les réponses fausses ne sont pas crues.",
    unprotected:
      "Mais presque personne n’est encore fiable : cinq inconnus qui s’accordent sont crus. Portez-vous garant d’un appareil de la ville, ou arrêtez-la le temps de comprendre ce qui se passe.",
    action: "Vers les appareils",
  },
  nobodyVouchedFor: {
    title: "Aucun client n’a encore de garant",
    about:
      "Les appareils ne gagnent la confiance que par les calculs de clients dont un administrateur s’est porté garant. D’ici là, aucun appareil ne devient fiable, et chaque unité d’un calcul adaptatif est exécutée et payée autant de fois que son quorum entier l’exige. Pour vous porter garant d’un client que vous connaissez, appuyez sur « Accueillir », ou donnez-lui de l’argent.",
    action: "Vers les clients",
  },
};
