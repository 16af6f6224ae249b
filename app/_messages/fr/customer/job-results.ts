import type { Translation } from "../../translation";

export const jobResults: Translation["customer"]["jobResults"] = {
  title: "Résultats",
  tabs: { arriving: "En direct", agreed: "Réponses", failed: "Échecs" },
  arriving: {
    running: "Les nouveaux résultats vérifiés paraissent ici à mesure qu’ils arrivent.",
    paused: "Rien n’arrive tant que le calcul est suspendu. Les résultats précédents sont sous Réponses.",
  },
  lists: { agreed: "Réponses", failed: "Unités en échec" },
  none: {
    agreed: "Aucune unité n’est encore vérifiée. Elles sont listées ici dans l’ordre de leurs numéros.",
    failed:
      "Aucune unité n’a échoué. Si cela arrive, son erreur est ici mot pour mot, avec ce qu’elle a écrit sur la sortie d’erreur.",
  },
  more: "Voir la suite",
  reading: "Lecture",
  line: {
    unit: "Unité",
    input: "Entrée {input}",
    stderr: "Sortie d’erreur",
    left: "Ce qu’a laissé l’unité {unit}",
    noOutput: "aucune sortie",
    at: "{said} ({file}, ligne {line})",
  },
  errors: {
    label: "Les erreurs, selon ce qu’elles disent",
    group: "<b>{units} {count, plural, one {unité} other {unités}}</b> : {error}",
    look: "Voir l’unité {unit}",
    counted: "Parmi les {units} premières qui ont échoué.",
  },
};
