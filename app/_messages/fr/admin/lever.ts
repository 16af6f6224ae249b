import type { Translation } from "../../translation";

export const lever: Translation["admin"]["lever"] = {
  notYours: "Votre rôle ne comprend pas ce levier.",
  title: "Le levier",
  about: "Arrête tous les appareils de la ville en moins d’une seconde",
  toLever: "Vers le levier",
  stopped: {
    only: "Tout le travail est arrêté.",
    since: "Tout le travail a été arrêté {ago}.",
    by: "Tout le travail a été arrêté {ago} par {who}.",
    why: "Tout le travail a été arrêté {ago} par {who} : {reason}",
  },
  quoted: "« {reason} »",
  nothingLost: "Aucun calcul n’est perdu et rien n’est facturé. Les nouveaux appareils attendent aussi.",
  resume: {
    open: "Reprendre",
    title: "Reprendre tout le travail ?",
    about:
      "Les calculs en cours retrouvent aussitôt leurs cœurs, dans chaque navigateur encore ouvert. Les calculs suspendus le restent.",
    confirm: "Remettre la ville en marche",
    cancel: "La laisser à l’arrêt",
  },
  stop: {
    open: "Arrêter tout le travail",
    title: "Arrêter tout le travail de la ville ?",
    about:
      "Toutes les unités, sur tous les appareils, s’arrêtent en moins d’une seconde. Les calculs gardent leurs résultats et leur place, les unités interrompues seront refaites plus tard, et plus rien n’est facturé jusqu’à la reprise.",
    confirm: "Arrêter la ville",
    hint: "Les résidents le voient sur leurs appareils, et c’est inscrit au journal d’audit.",
  },
  cover: { lift: "Soulever le capot", putBack: "Refermer le capot" },
};
