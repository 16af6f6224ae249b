import type { Translation } from "../../translation";

export const books: Translation["admin"]["books"] = {
  title: "Comptes",
  lead: "Mois, factures et taxes.",
  next: {
    title: "Le prochain mois à clore",
    none: "Rien n’a encore été facturé. Le premier mois où quelque chose l’est pourra être clos ici quand il sera fini.",
    open: "{month} pourra être clos à partir du {day} : les mois finissent à minuit UTC.",
    ready: "{month} est fini. Le clore émet une facture à chaque client dont les calculs ont coûté quelque chose.",
    terms: "Indiquez ci-dessous qui émet les factures, et avec quelles taxes, avant de clore {month}.",
  },
  close: {
    open: "Clore {month}",
    title: "Clore {month} ?",
    about:
      "Ses factures sont émises, avec leurs propres numéros, et ne changent plus jamais : une correction est un avoir. Les clients continuent de dépenser pendant ce temps.",
    confirm: "Clore le mois",
    cancel: "Pas maintenant",
    done: "{month} est clos : {invoices, plural, =0 {aucune facture} one {# facture} other {# factures}}",
  },
  terms: {
    title: "Émetteur et taxes",
    about: "Les prix comprennent les taxes. Une facture montre quelle part de ce qui a été payé revient à chacune",
    none: "Pas encore réglé.",
    from: "À partir de {month}",
    tax: "{name} {rate} %, nº d’inscription {registration}",
    noTax: "Aucune taxe",
    open: "Régler l’émetteur et les taxes",
    formAbout:
      "Ils valent à partir du mois que vous choisissez, jusqu’au prochain réglage. Les mois clos restent comme ils sont.",
    month: "À partir de quel mois",
    monthHint: "Par exemple 2026-12.",
    issuer: "Émetteur",
    issuerHint: "Le nom et l’adresse de la ville, {lines} lignes au plus.",
    taxes: "Taxes",
    taxesHint:
      "Une par ligne : nom, pourcentage, numéro d’inscription, par exemple : TVH, 13, 10734 8845 RT0001. Laissez vide s’il n’y en a pas.",
    taxesWrong:
      "Écrivez chaque taxe comme un nom, un pourcentage à quatre décimales au plus et un numéro d’inscription, séparés par des virgules.",
    confirm: "Régler",
    cancel: "Laisser",
    done: "L’émetteur et les taxes sont réglés",
    refused: "Rien n’a encore été réglé : voyez le champ marqué.",
  },
  months: {
    title: "Mois clos",
    none: "Aucun pour l’instant.",
    month: "Mois",
    invoices: "Factures",
    total: "Reçus",
    paid: "D’argent versé",
    tax: "Taxes",
  },
  reports: {
    title: "Rapport annuel",
    about:
      "Ce que la ville a calculé, coûté et versé en une année, en sommes qui ne renseignent sur aucun foyer ni client précis. Tout le monde peut le lire.",
    none: "Le premier mois de la ville n’est pas encore fini. Dès qu’il le sera, son rapport pourra être établi ici, jusqu’où l’année est allée.",
    made: "Édition {edition}, établie le <at></at>",
    notMade: "pas encore établi",
    read: "Rapport de {year}",
    open: "Établir le rapport de {year}",
    titleOf: "Publier le rapport de {year} ?",
    aboutOf:
      "Il porte sur les mois terminés, et il est public aussitôt. Ce qui est publié reste : si des chiffres changent ensuite, une nouvelle édition est établie à côté.",
    confirm: "Publier",
    cancel: "Pas maintenant",
    done: "Le rapport de {year} est public : édition {edition}",
  },
  month: {
    title: "Factures de {month}",
    back: "Comptes",
    lead: "Clos le <day></day>.",
    agrees: "Les factures concordent avec le grand livre",
    agreesText:
      "Leur somme est de {money}, au nanodollar près ce que le grand livre a facturé ce mois-là, et aucune n’a été modifiée depuis.",
    differs: "Les factures ne concordent pas avec le grand livre",
    differsText:
      "Leur somme est de {invoices} ; le grand livre a {ledger}. Ne versez plus d’argent, et cherchez qui a modifié la base de données : le site lui-même ne le peut pas.",
    broken: "Une facture a été modifiée",
    brokenText:
      "Un document n’a plus l’empreinte avec laquelle il a été émis. Le site ne peut pas faire cela : cherchez qui a modifié la base de données.",
    none: "Rien n’a été facturé ce mois-ci.",
    number: "Document",
    customer: "Client",
    total: "Reçus",
    paid: "Payé",
    tax: "Taxes",
    kinds: { invoice: "Facture nº {number}", "credit-note": "Avoir nº {number} sur la facture nº {corrects}" },
    deleted: "un compte supprimé",
    pdf: "PDF<name> du document nº {number}</name>",
    older: "Numéros plus petits",
  },
  credit: {
    open: "Avoir<name> sur la facture nº {number}</name>",
    title: "Rendre la facture nº {number}",
    about:
      "La facture reste comme elle est. Un avoir avec son propre numéro dit ce qui est rendu et pourquoi, et l’argent est aussitôt dans le solde de {customer}.",
    amount: "Montant",
    amountHint: "Au plus {money}. Laissez vide pour tout rendre.",
    reason: "Raison",
    reasonHint: "Elle figure sur l’avoir.",
    confirm: "Émettre l’avoir",
    cancel: "Pas maintenant",
    refused: "Rien n’a encore été rendu : voyez le champ marqué.",
    done: "L’avoir nº {number} est émis",
  },
};
