import { english, french, refusal } from "./refusal";

/** Files of the bank and of the card service. */
export const reconciliationRefusals = {
  "bank-file-unknown": refusal("INVALID_INPUT", {
    en: "This is neither Stripe's itemised balance report nor a table with the columns date, amount and reference. Save it as CSV, with the names of the columns in the first row.",
    fr: "Ce n’est ni le rapport de solde détaillé de Stripe ni un tableau aux colonnes date, montant et référence. Enregistrez-le en CSV, avec les noms des colonnes à la première ligne.",
  }),
  "bank-file-too-long": refusal<{ rows: number }>("INVALID_INPUT", {
    en: ({ rows }) => `A file may have ${english(rows)} rows. Compare a shorter time.`,
    fr: ({ rows }) => `Un fichier peut avoir ${french(rows)} lignes. Comparez une période plus courte.`,
  }),
  "bank-file-broken": refusal<{ line: number }>("INVALID_INPUT", {
    en: ({ line }) => `Line ${line} is no row of a table: a quote is in the wrong place, or the row is too long.`,
    fr: ({ line }) =>
      `La ligne ${line} n’est pas une ligne de tableau : un guillemet est mal placé, ou elle est trop longue.`,
  }),
  "bank-file-wrong": refusal<{ line: number; column: string }>("INVALID_INPUT", {
    en: ({ line, column }) =>
      `Line ${line} has something in the column ${column} that is not understood. Write dates as 2026-11-30 and amounts as 12.50. Nothing was compared.`,
    fr: ({ line, column }) =>
      `La ligne ${line} a dans la colonne ${column} quelque chose d’incompréhensible. Écrivez les dates comme 2026-11-30 et les montants comme 12,50. Rien n’a été comparé.`,
  }),
};
