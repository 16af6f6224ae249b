import type { Translation } from "../translation";

export const shared: Translation["shared"] = {
  words: {
    close: "Fermer",
    dismiss: "Fermer l’avis",
    less: "moins",
    more: "plus",
    copy: { copy: "Copier", copied: "Copié", refused: "Sélectionnez et copiez" },
    secretCopied: "C’est copié",
    keepAsIs: "Ne rien changer",
    unsent: "Le serveur n’a rien reçu ; rien n’a donc changé. Vérifiez la connexion et réessayez.",
    reason: {
      label: "Motif",
      missing: "Dites pourquoi en quelques mots.",
      nothingDone: "Rien n’a encore été fait : donnez d’abord un motif.",
    },
    trend: { up: "en hausse", down: "en baisse", level: "stable" },
    states: { running: "En cours", paused: "Suspendu", finished: "Terminé", cancelled: "Annulé" },
  },
  /** Of the site, where others show a link to it. */
  description: "Les ordinateurs inoccupés de {city}, qui calculent ensemble comme un seul.",
  pager: {
    label: "Pages : {noun}",
    shown: "{first}–{last} sur {total} {noun}",
    previous: "Précédent",
    next: "Suivant",
  },
};
