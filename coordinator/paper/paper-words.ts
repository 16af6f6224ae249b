import { exactDollars } from "#protocol/text/dollar-nanos";
import type { Language } from "#protocol/text/language";

export interface PaperWords {
  money: (nanos: number) => string;
  month: (month: string) => string;
  day: (iso: string) => string;
  page: string;
  invoice: (number: number) => string;
  creditNote: (number: number) => string;
  corrects: (number: number) => string;
  issued: (day: string) => string;
  /** The span of the month, and that it is in UTC. */
  span: (month: string) => string;
  customer: (id: string) => string;
  formerCustomer: string;
  taxNumber: (number: string) => string;
  computing: string;
  amount: string;
  job: (name: string, id: string) => string;
  returned: string;
  otherJobs: (jobs: number) => string;
  total: string;
  gifts: string;
  giftsBack: string;
  paid: string;
  tax: (tax: { name: string; rateMillionths: number; registration: string }) => string;
  nothingDue: string;
  givenBack: string;
  proof: (number: number, hash: string) => string;
  statement: (month: string) => string;
  what: string;
  opening: string;
  closing: string;
  more: (lines: number) => string;
  noInvoice: string;
}

const monthIn = (locale: string) => (month: string) =>
  new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00Z`),
  );
const dayIn = (locale: string) => (iso: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

const millionthsAsPercent = (millionths: number) => String(millionths / 10_000);

const EN: PaperWords = {
  money: (nanos) => `${nanos < 0 ? "−" : ""}C$${exactDollars(Math.abs(nanos))}`,
  month: monthIn("en-CA"),
  day: dayIn("en-CA"),
  page: "Page {page} of {pages}",
  invoice: (number) => `Invoice ${number}`,
  creditNote: (number) => `Credit note ${number}`,
  corrects: (number) => `For invoice ${number}`,
  issued: (day) => `Issued ${day}`,
  span: (month) => `${month} (UTC)`,
  customer: (id) => `Customer ${id}`,
  formerCustomer: "A customer who has left",
  taxNumber: (number) => `Tax number ${number}`,
  computing: "Computing",
  amount: "Amount",
  job: (name, id) => (name === "" ? id : `${name} (${id})`),
  returned: "Answers that were taken back",
  otherJobs: (jobs) => `${jobs} more ${jobs === 1 ? "job" : "jobs"}`,
  total: "Total of the receipts",
  gifts: "Spent from the city’s gifts",
  giftsBack: "Came back as a gift",
  paid: "Spent from what you paid in",
  tax: ({ name, rateMillionths, registration }) =>
    `including ${name} ${millionthsAsPercent(rateMillionths)}%, registration ${registration}`,
  nothingDue: "It is paid: it was spent from money that was paid in before. Prices include the taxes shown here.",
  givenBack: "Given back to your balance",
  proof: (number, hash) =>
    `The receipts of each job prove its charges. This document is number ${number} in the city’s books, SHA-256 ${hash}.`,
  statement: (month) => `Statement for ${month}`,
  what: "What",
  opening: "Balance before",
  closing: "Balance after",
  more: (lines) => `${lines} more lines; the CSV has all of them`,
  noInvoice: "This is not an invoice. It shows all movements of your money in the month.",
};

const FR: PaperWords = {
  money: (nanos) => `${nanos < 0 ? "−" : ""}${exactDollars(Math.abs(nanos)).replace(".", ",")} $ CA`,
  month: monthIn("fr-CA"),
  day: dayIn("fr-CA"),
  page: "Page {page} sur {pages}",
  invoice: (number) => `Facture nº ${number}`,
  creditNote: (number) => `Avoir nº ${number}`,
  corrects: (number) => `Sur la facture nº ${number}`,
  issued: (day) => `Émise le ${day}`,
  span: (month) => `${month} (UTC)`,
  customer: (id) => `Client ${id}`,
  formerCustomer: "Un client qui est parti",
  taxNumber: (number) => `Numéro de taxe ${number}`,
  computing: "Calcul",
  amount: "Montant",
  job: (name, id) => (name === "" ? id : `${name} (${id})`),
  returned: "Réponses retirées",
  otherJobs: (jobs) => `${jobs} ${jobs === 1 ? "autre calcul" : "autres calculs"}`,
  total: "Total des reçus",
  gifts: "Dépensé des cadeaux de la ville",
  giftsBack: "Revenu comme cadeau",
  paid: "Dépensé de vos versements",
  tax: ({ name, rateMillionths, registration }) =>
    `dont ${name} ${millionthsAsPercent(rateMillionths).replace(".", ",")} %, nº d’inscription ${registration}`,
  nothingDue: "Payée : elle a été dépensée de versements antérieurs. Les prix comprennent les taxes indiquées ici.",
  givenBack: "Rendu à votre solde",
  proof: (number, hash) =>
    `Les reçus de chaque calcul prouvent ses frais. Ce document porte le nº ${number} dans les livres de la ville, SHA-256 ${hash}.`,
  statement: (month) => `Relevé de ${month}`,
  what: "Objet",
  opening: "Solde avant",
  closing: "Solde après",
  more: (lines) => `${lines} autres lignes ; le CSV les contient toutes`,
  noInvoice: "Ceci n’est pas une facture. C’est la liste des mouvements de votre argent dans le mois.",
};

export const PAPER_WORDS: Record<Language, PaperWords> = { en: EN, fr: FR };
