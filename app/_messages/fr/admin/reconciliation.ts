import type { Translation } from "../../translation";

export const reconciliation: Translation["admin"]["reconciliation"] = {
  title: "Rapprochement",
  lead: "Ce que disent la banque et le service de paiement, à côté du grand livre.",
  treasurers: "Les trésoriers et les propriétaires comparent des fichiers ici.",
  tooLarge: "Ce fichier est trop grand. Comparez une période plus courte.",
  file: {
    title: "Comparer un fichier",
    about: "Rien n’est modifié ni conservé : comparer de nouveau un fichier est sans effet",
    label:
      "Le rapport de solde détaillé de Stripe (variation du solde due à l’activité), ou le tableau de votre banque aux colonnes date, montant et référence, en CSV",
    busy: "Comparaison en cours",
  },
  result: {
    agrees: "Tout concorde",
    differs: "{differences, plural, one {# ligne ne concorde pas} other {# lignes ne concordent pas}}",
    days: "Du <from></from> au <to></to>, en jours entiers UTC. Un paiement proche d’un des bouts peut figurer dans le fichier d’avant ou d’après.",
    others:
      "{others, plural, one {# ligne n’est pas un paiement de client} other {# lignes ne sont pas des paiements de clients}} : frais, autres monnaies, argent sorti.",
    payouts:
      "{count, plural, one {# virement} other {# virements}} vers la banque de la ville, {money} en tout : cherchez-les dans le fichier de la banque.",
    kinds: { payment: "Paiements", refund: "Remboursements", dispute: "Contestations" },
    agreeing: "{count, plural, one {# concorde} other {# concordent}}, {money} en tout",
    what: "Quoi",
    key: "Numéro ou référence",
    ours: "Ici",
    theirs: "Dans le fichier",
    why: {
      "missing-here": "Absent d’ici",
      "missing-there": "Absent du fichier",
      differs: "Autre montant",
      twice: "Plusieurs fois dans le fichier",
    },
    forgotten: "d’un compte supprimé",
    more: "{left, plural, one {# autre ligne n’est pas montrée} other {# autres lignes ne sont pas montrées}}. Comparez une période plus courte.",
  },
};
