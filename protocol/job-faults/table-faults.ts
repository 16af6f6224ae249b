import { LIMITS } from "../limits";
import type { Separator } from "../manifest/separators";
import { english, french } from "../refusals/refusal";
import { faultWords, kib } from "./fault-words";

const SIGNS: Record<Separator, { en: string; fr: string }> = {
  ",": { en: "a comma", fr: "une virgule" },
  ";": { en: "a semicolon", fr: "un point-virgule" },
  "\t": { en: "a tab", fr: "une tabulation" },
  "|": { en: "a bar", fr: "une barre" },
};

const plural = (count: number, one: string) => `${english(count)} ${one}${count === 1 ? "" : "s"}`;
const pluriel = (count: number, one: string) => `${french(count)} ${one}${count < 2 ? "" : "s"}`;

const rowKib = kib(LIMITS.inputLineBytes);
const tooLong = {
  en: (line: number) => `The row that ends on line ${line} is longer than ${rowKib} KiB. Put large inputs into files.`,
  fr: (line: number) =>
    `La rangée qui finit à la ligne ${line} dépasse ${rowKib} Kio. Mettez les grandes entrées dans des fichiers.`,
};

/** What is wrong with a table. */
export const tableFaults = {
  "row-too-long": faultWords<{ line: number }>({
    en: ({ line }) => tooLong.en(line),
    fr: ({ line }) => tooLong.fr(line),
  }),
  "row-or-quote-too-long": faultWords<{ line: number }>({
    en: ({ line }) => `${tooLong.en(line)} A quote that is never closed makes one of many rows, too.`,
    fr: ({ line }) =>
      `${tooLong.fr(line)} Un guillemet jamais fermé fait aussi d’un grand nombre de rangées une seule.`,
  }),
  "quote-open": faultWords({
    en: `A cell's opening quote is never closed: the table ends within it. Close it, and write a quote inside a cell as two ("").`,
    fr: `Le guillemet ouvrant d’une cellule n’est jamais fermé : le tableau finit à l’intérieur. Fermez-le, et doublez un guillemet dans une cellule ("").`,
  }),
  "quote-misplaced": faultWords<{ line: number }>({
    en: ({ line }) =>
      `Line ${line} has a quote where none may be. Put the whole cell into quotes, and write a quote inside it as two ("").`,
    fr: ({ line }) =>
      `La ligne ${line} a un guillemet là où il ne peut pas y en avoir. Mettez toute la cellule entre guillemets, et doublez un guillemet à l’intérieur ("").`,
  }),
  /** `missing` is the first column that the row does not reach. */
  "ragged-row": faultWords<{ line: number; cells: number; columns: number; missing: string | null }>({
    en: ({ line, cells, columns, missing }) => {
      const what = missing === null ? "Quote a cell that contains the separator" : `"${missing}" is missing`;
      return `Line ${line} has ${plural(cells, "cell")}, and the header ${plural(columns, "column")}. ${what}, or correct the row.`;
    },
    fr: ({ line, cells, columns, missing }) => {
      const what =
        missing === null
          ? "Mettez entre guillemets la cellule qui contient le séparateur"
          : `Ajoutez « ${missing} », qui manque`;
      return `La ligne ${line} a ${pluriel(cells, "cellule")}, et l’en-tête ${pluriel(columns, "colonne")}. ${what}, ou corrigez la rangée.`;
    },
  }),
  "one-column": faultWords<{ name: string; separator: Separator }>({
    en: ({ name, separator }) =>
      `The header is a single column, "${name}". If ${SIGNS[separator].en} separates the cells, say so: "separator": ${JSON.stringify(separator)}.`,
    fr: ({ name, separator }) =>
      `L’en-tête n’est qu’une seule colonne, « ${name} ». Si ${SIGNS[separator].fr} sépare les cellules, dites-le : "separator": ${JSON.stringify(separator)}.`,
  }),
  "too-many-columns": faultWords<{ columns: number; max: number }>({
    en: ({ columns, max }) => `The header has ${english(columns)} columns; a table may have ${english(max)}.`,
    fr: ({ columns, max }) => `L’en-tête a ${french(columns)} colonnes ; un tableau peut en avoir ${french(max)}.`,
  }),
  "column-without-name": faultWords<{ column: number }>({
    en: ({ column }) => `Column ${column} has no name. Name it in the first row, which is the header.`,
    fr: ({ column }) => `La colonne ${column} n’a pas de nom. Nommez-la dans la première rangée, qui est l’en-tête.`,
  }),
  "columns-of-one-name": faultWords<{ first: number; second: number; name: string }>({
    en: ({ first, second, name }) =>
      `Columns ${first} and ${second} are both called "${name}". Give each a name of its own.`,
    fr: ({ first, second, name }) =>
      `Les colonnes ${first} et ${second} s’appellent toutes deux « ${name} ». Donnez à chacune son propre nom.`,
  }),
};
