import type { Translation } from "../../translation";

export const jobs: Translation["customer"]["jobs"] = {
  title: "Calculs",
  documentation: "Documentation",
  newJob: "Nouveau calcul",
  noun: "calculs",
  byState: {
    label: "Calculs par état",
    all: "Tous",
    running: "En cours",
    paused: "Suspendus",
    finished: "Terminés",
    cancelled: "Annulés",
  },
  none: {
    title: "Aucun calcul pour l’instant",
    about:
      "Apportez un programme et ses données, ou commencez par un exemple. Les premiers résultats vérifiés arrivent d’habitude en quelques minutes.",
    sample: "Commencer par un exemple",
    inState: {
      running: "Aucun calcul en cours",
      paused: "Aucun calcul suspendu",
      finished: "Aucun calcul terminé",
      cancelled: "Aucun calcul annulé",
    },
    elsewhere: "Les calculs dans un autre état sont sous Tous.",
    showAll: "Voir tous les calculs",
  },
  row: {
    submitted: "{units} {count, plural, one {unité} other {unités}}, soumis {ago}",
    deleted: "Entrées et résultats supprimés",
    failed: "{units} en échec",
    progress: "Avancement de {name}",
    parts: { verified: "vérifié", failed: "en échec" },
    coresNow: "Cœurs actifs",
    ofCores: "{now} sur {asked}",
    spent: "Dépensé",
    ofBudget: "sur {budget}",
  },
  badge: {
    zero: "Ramené à zéro",
    household: "En attente d’un autre foyer",
    core: "En attente d’un cœur",
  },
};
