import type { Translation } from "../../translation";

export const devices: Translation["admin"]["devices"] = {
  title: "Appareils",
  lead: "{more, select, yes {Plus de } other {}}{devices} {count, plural, one {appareil a rejoint} other {appareils ont rejoint}} cette ville à ce jour.",
  leadFound:
    "{more, select, yes {Plus de } other {}}{devices} {count, plural, one {appareil correspond} other {appareils correspondent}}.",
  find: "Par type, foyer ou identifiant",
  which: "Quels appareils",
  shown: { all: "Tous", online: "Présents", offline: "Absents", banned: "Bannis", removed: "Retirés" },
  empty: {
    title: "Aucun appareil encore",
    about:
      "Un appareil est inscrit ici dès qu’il ouvre pour la première fois la page d’accueil et qu’on y appuie sur le bouton.",
    action: "Allumer cet appareil",
  },
  notFound: {
    title: "Aucun appareil de ce genre",
    about: "Les appareils qui correspondent à ces critères paraîtront ici dès qu’il y en aura.",
    action: "Montrer tous les appareils",
  },
  pages: "Pages d’appareils",
  table: "Appareils",
  device: "Appareil",
  state: "État",
  coresAtWork: "Cœurs au travail",
  household: "Foyer",
  unclaimed: "non réclamé",
  agreed: "Concordants",
  outvoted: "En minorité",
  failed: "Échecs",
  credit: "Crédit",
  lastSeen: "Vu",
  here: "présent",
  badge: {
    removed: "Retiré",
    banned: "Banni",
    limited: "Limité",
    away: "Absent",
    idle: "Au repos",
    working: "Au travail",
  },
};
