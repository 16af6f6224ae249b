import { MOVEMENT_WORDS } from "#protocol/words/movement-words";
import type { Translation } from "../../translation";

export const months: Translation["customer"]["months"] = {
  title: "Relevé de {month}",
  lead: "{city} · {name} · {email}",
  back: "Votre compte",
  print: "Imprimer",
  pdf: "PDF",
  csv: "CSV",
  before: "Le mois précédent",
  after: "Le mois suivant",
  lines: "Votre argent ce mois-ci",
  utc: "Du premier au dernier jour du mois, en temps universel (UTC)",
  head: { what: "Objet", amount: "Montant" },
  opening: "Solde avant",
  closing: "Solde après",
  kinds: MOVEMENT_WORDS.fr,
  returned: "moins ce qui est revenu pour des réponses retirées",
  otherJobs: "{jobs, plural, one {# autre calcul} other {# autres calculs}}",
  held: "De ces soldes, <before></before> étaient retenus pour des calculs avant, et <after></after> après.",
  invoice: "Les reçus d’un calcul prouvent chacun de ses frais. Les taxes sont sur la facture du mois :",
  toInvoices: "vos factures",
};
