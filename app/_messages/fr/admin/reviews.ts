import type { Translation } from "../../translation";

export const reviews: Translation["admin"]["reviews"] = {
  title: "Examens",
  lead: "{jobs} {count, plural, one {calcul attend} other {calculs attendent}} un modérateur, en commençant par ceux qui attendent depuis le plus longtemps.",
  empty: {
    title: "Aucun calcul n’attend",
    about:
      "Les premiers calculs des nouveaux venus et ceux dont le budget est élevé paraissent ici, si les réglages de la ville le veulent (VETTING).",
  },
  job: "Calcul",
  units: "Unités",
  budget: "Budget",
  since: "Attend depuis",
  why: {
    head: "Pourquoi",
    "first-jobs": "L’un des premiers du client",
    "large-budget": "Un budget élevé",
    limited: "Le client est restreint",
  },
  reports: {
    title: "Signalés par des résidents",
    about: "Rien n’en découle tout seul : examinez le calcul, puis arrêtez-le ou écartez les signalements",
    counts:
      "{devices} {count, plural, one {appareil} other {appareils}} dans {neighbourhoods} {places, plural, one {voisinage} other {voisinages}}",
    whys: {
      misleading: "n’est pas ce qu’il prétend",
      offensive: "choque",
      "burdens-device": "pèse sur les appareils",
      other: "autre chose",
    },
    dismiss: {
      open: "Écarter<hidden> les signalements de {name}</hidden>",
      title: "Écarter les signalements de {name}",
      about: "Ils ne paraissent plus ici, et ces appareils ne peuvent plus signaler ce calcul.",
      confirm: "Écarter",
      hint: "Inscrite au journal d’audit.",
      done: "Les signalements sont écartés",
    },
  },
  thanks: {
    title: "Messages signalés par des résidents",
    about: "Ce que des clients ont écrit aux résidents dont les appareils ont travaillé pour eux",
    remove: {
      open: "Retirer<hidden> le message de {customer}</hidden>",
      title: "Retirer le message de {customer}",
      about: "Les résidents ne le voient plus, et le client ne peut plus écrire au sujet de ce calcul.",
      confirm: "Retirer",
      hint: "Le client la lit ; inscrite au journal d’audit.",
      done: "Le message est retiré",
    },
    keep: {
      open: "Garder<hidden> le message de {customer}</hidden>",
      title: "Garder le message de {customer}",
      about: "Il ne paraît plus ici, et ces appareils ne peuvent plus le signaler.",
      confirm: "Garder",
      hint: "Inscrite au journal d’audit.",
      done: "Le message reste",
    },
  },
  bans: {
    title: "Programmes bannis",
    about: "Aucun calcul ne peut nommer ces octets, comme programme ou comme fichier",
    unban: {
      open: "Réadmettre<hidden> {program}</hidden>",
      title: "Réadmettre ce programme",
      about: "Les calculs peuvent de nouveau le nommer. Ceux qui ont été annulés le restent.",
      confirm: "Réadmettre",
      hint: "Inscrite au journal d’audit.",
      done: "Le programme est réadmis",
    },
  },
};
