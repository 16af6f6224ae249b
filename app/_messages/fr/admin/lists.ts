import type { Translation } from "../../translation";

export const lists: Translation["admin"]["lists"] = {
  find: "Chercher",
  clear: "Effacer",
  newest: "Les plus récents",
  older: "Plus anciens",
  firstPage: "Première page",
  nextPage: "Page suivante",
  acts: "Actions",
  part: "{part} sur {whole}",
};
