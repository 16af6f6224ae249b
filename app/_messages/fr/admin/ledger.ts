import type { Translation } from "../../translation";

export const ledger: Translation["admin"]["ledger"] = {
  title: "Grand livre",
  proof: {
    label: "Preuve",
    holds: "La somme est nulle",
    fails: "La somme n’est pas nulle",
    holdsAbout:
      "Chaque dollar vient de quelque part. Additionné par la base de données en un seul instantané, à <when>{time} UTC</when>.",
    failsAbout:
      "De l’argent est apparu ou a disparu. Arrêtez la ville et examinez les comptes nommés ci-dessous. Additionné en un seul instantané, à <when>{time} UTC</when>.",
    balances: "Somme de {balances} {count, plural, one {solde} other {soldes}}",
    entries: "Somme des {entries} écritures passées à ce jour",
    mismatched: "Soldes qui diffèrent de leurs écritures",
    mismatchedTitle: "Comptes dont le solde n’est pas la somme de leurs écritures",
    again: "Refaire la preuve",
    busy: "Addition en cours",
  },
  totals: {
    title: "Où se trouve l’argent",
    table: "Soldes par genre de compte",
    kind: "Genre",
    accounts: "Comptes",
    balance: "Solde",
    together: "Ensemble",
    kinds: {
      customer: { name: "Clients", about: "disponible" },
      hold: { name: "Réservé", about: "pour les calculs qui ne sont pas finis" },
      device: { name: "Appareils", about: "crédit des foyers" },
      city: { name: "La ville", about: "ce qu’elle a gagné, moins tout ce qu’elle a donné" },
    },
  },
  postings: {
    title: "Opérations",
    about: "De la plus récente à la plus ancienne ; les lignes de chacune ont une somme nulle",
    empty: "Rien n’est encore inscrit. La première ligne sera le cadeau de bienvenue du premier compte.",
    nothingOlder: "Le grand livre commence après ce point : rien n’y est plus ancien.",
    pages: "Pages des opérations",
    no: "Nº",
    when: "Quand",
    what: "Quoi",
    account: "Compte",
    amount: "Montant",
    sumsTo: "somme : {sum}",
    more: "et {lines} {count, plural, one {autre ligne} other {autres lignes}}",
    kinds: {
      welcome: "bienvenue",
      gift: "don",
      hold: "réserve",
      refund: "remboursement",
      charge: "facturation",
      reversal: "contre-écriture",
      closing: "compte supprimé",
    },
  },
  account: {
    customer: "client",
    hold: "réserve",
    device: "appareil",
    revenue: "les gains de la ville",
    grants: "les dons de la ville",
  },
};
