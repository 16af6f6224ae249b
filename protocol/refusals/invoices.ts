import { refusal } from "./refusal";

const dollarsInFrench = (amount: string) => `${amount.replace(".", ",")} $ CA`;

/** Months, invoices and taxes. */
export const invoiceRefusals = {
  "no-such-invoice": refusal("NOT_FOUND", {
    en: "There is no such invoice.",
    fr: "Cette facture n’existe pas.",
  }),
  "month-not-closed": refusal<{ month: string }>("NOT_FOUND", {
    en: ({ month }) => `${month} is not closed.`,
    fr: ({ month }) => `${month} n’est pas clos.`,
  }),
  "nothing-to-close": refusal("CONFLICT", {
    en: "Nothing has been charged yet, so there is no month to close.",
    fr: "Rien n’a encore été facturé ; il n’y a donc aucun mois à clore.",
  }),
  "month-not-next": refusal<{ next: string }>("CONFLICT", {
    en: ({ next }) => `Months are closed in order: close ${next} first.`,
    fr: ({ next }) => `Les mois se closent dans l’ordre : closez d’abord ${next}.`,
  }),
  "month-not-over": refusal<{ month: string; to: string }>("CONFLICT", {
    en: ({ month, to }) => `${month} is not over. It can be closed from ${to} on (UTC).`,
    fr: ({ month, to }) => `${month} n’est pas fini. Il peut être clos à partir du ${to} (UTC).`,
  }),
  "month-still-written": refusal("UNAVAILABLE", {
    en: "Something that began in that month is still being written. Nothing was closed; try again in a minute.",
    fr: "Quelque chose qui a commencé ce mois-là est encore en cours d’écriture. Rien n’a été clos ; réessayez dans une minute.",
  }),
  "no-invoice-terms": refusal<{ month: string }>("CONFLICT", {
    en: ({ month }) => `Say first who issues the invoices of ${month}, and with which taxes.`,
    fr: ({ month }) => `Indiquez d’abord qui émet les factures de ${month}, et avec quelles taxes.`,
  }),
  "terms-in-closed-month": refusal<{ month: string }>("CONFLICT", {
    en: ({ month }) => `${month} is closed, and its invoices are issued. Choose a later month.`,
    fr: ({ month }) => `${month} est clos, et ses factures sont émises. Choisissez un mois plus tardif.`,
  }),
  "terms-too-far": refusal<{ months: number }>("CONFLICT", {
    en: ({ months }) => `Choose a month within the next ${months}.`,
    fr: ({ months }) => `Choisissez un mois parmi les ${months} prochains.`,
  }),
  "credit-too-much": refusal<{ maximum: string }>("CONFLICT", {
    en: ({ maximum }) => `At most C$${maximum} of this invoice can still be given back.`,
    fr: ({ maximum }) => `Au plus ${dollarsInFrench(maximum)} de cette facture peuvent encore être rendus.`,
  }),
};
