import { LIMITS } from "../limits";
import { english, french } from "../refusals/refusal";
import { faultWords, kib } from "./fault-words";

/** A part of the inputs, numbered from 1, but units from 0; `offset` is where an element begins, in bytes. */
export type InputPlace =
  | { kind: "line"; number: number }
  | { kind: "element"; number: number; offset: number }
  | { kind: "unit"; number: number };

type At = { place: InputPlace };

function inEnglish(place: InputPlace): string {
  switch (place.kind) {
    case "line":
      return `Line ${place.number}`;
    case "unit":
      return `Unit ${place.number}`;
    case "element":
      return `Element ${place.number}, which begins at byte ${place.offset},`;
    default:
      throw new Error(`Unhandled place: ${(place satisfies never as InputPlace).kind}`);
  }
}

function inFrench(place: InputPlace): string {
  switch (place.kind) {
    case "line":
      return `La ligne ${place.number}`;
    case "unit":
      return `L’unité ${place.number}`;
    case "element":
      return `L’élément ${place.number}, qui commence à l’octet ${place.offset},`;
    default:
      throw new Error(`Unhandled place: ${(place satisfies never as InputPlace).kind}`);
  }
}

const maxUnits = { en: english(LIMITS.unitsPerJob), fr: french(LIMITS.unitsPerJob) };
const planSeconds = LIMITS.planMs / 1_000;
const lineKib = kib(LIMITS.inputLineBytes);
const elementKib = kib(LIMITS.inputElementBytes);

/** What is wrong with inputs that are lines, JSON, a range or a grid. */
export const inputFaults = {
  "no-units": faultWords({
    en: "These inputs are empty: there is nothing to compute.",
    fr: "Ces entrées sont vides : il n’y a rien à calculer.",
  }),
  "too-many-units": faultWords({
    en: `These inputs have more than ${maxUnits.en} units, the maximum for one job. Split them, or do more in each unit.`,
    fr: `Ces entrées ont plus de ${maxUnits.fr} unités, le maximum d’un calcul. Répartissez-les, ou faites davantage dans chaque unité.`,
  }),
  "too-large-as-lines": faultWords({
    en: "These inputs are too large as lines. Split them into several jobs.",
    fr: "Ces entrées sont trop grandes sous forme de lignes. Répartissez-les sur plusieurs calculs.",
  }),
  "too-slow-inputs": faultWords({
    en: `These inputs could not be planned within ${planSeconds} seconds. Split them into several jobs, or use plain lines instead of JSON.`,
    fr: `Ces entrées n’ont pas pu être préparées en ${planSeconds} secondes. Répartissez-les sur plusieurs calculs, ou donnez de simples lignes au lieu de JSON.`,
  }),
  "line-too-long": faultWords<{ line: number; offset: number }>({
    en: ({ line, offset }) =>
      `Line ${line}, which begins at byte ${offset}, is longer than ${lineKib} KiB. Put large inputs into files.`,
    fr: ({ line, offset }) =>
      `La ligne ${line}, qui commence à l’octet ${offset}, dépasse ${lineKib} Kio. Mettez les grandes entrées dans des fichiers.`,
  }),
  "longer-as-line": faultWords<At>({
    en: ({ place }) => `${inEnglish(place)} is longer than ${lineKib} KiB as a line. Put large inputs into files.`,
    fr: ({ place }) =>
      `${inFrench(place)} dépasse ${lineKib} Kio sous forme de ligne. Mettez les grandes entrées dans des fichiers.`,
  }),
  "not-text": faultWords<At>({
    en: ({ place }) => `${inEnglish(place)} is not UTF-8 text. Provide binary inputs as files, one per unit.`,
    fr: ({ place }) =>
      `${inFrench(place)} n’est pas du texte UTF-8. Donnez les entrées binaires comme fichiers, un par unité.`,
  }),
  "utf-16": faultWords({
    en: "This is UTF-16 text. Save it as UTF-8, which spreadsheets call “CSV UTF-8”.",
    fr: "C’est du texte UTF-16. Enregistrez-le en UTF-8, que les tableurs appellent « CSV UTF-8 ».",
  }),
  "not-utf-8": faultWords<{ line: number }>({
    en: ({ line }) =>
      `Line ${line} is not UTF-8 text; it may be Latin-1 (Windows-1252), as older spreadsheets write it. Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8.`,
    fr: ({ line }) =>
      `La ligne ${line} n’est pas du texte UTF-8 ; c’est peut-être du Latin-1 (Windows-1252), comme l’écrivent d’anciens tableurs. Enregistrez-le en UTF-8, ou convertissez-le : iconv -f WINDOWS-1252 -t UTF-8.`,
  }),
  "not-json": faultWords<At & { said: string }>({
    en: ({ place, said }) => `${inEnglish(place)} is not JSON: ${said}.`,
    fr: ({ place, said }) => `${inFrench(place)} n’est pas du JSON : « ${said} ».`,
  }),
  "too-deep": faultWords<At>({
    en: ({ place }) => `${inEnglish(place)} is nested more than ${LIMITS.jsonDepth} deep.`,
    fr: ({ place }) => `${inFrench(place)} a plus de ${LIMITS.jsonDepth} niveaux imbriqués.`,
  }),
  "line-form": faultWords<{ line: number; path: string; said: { en: string; fr: string } }>({
    en: ({ line, path, said }) => `Line ${line}: ${path || "the line"}: ${said.en}.`,
    fr: ({ line, path, said }) => `Ligne ${line} : ${path || "la ligne"} : ${said.fr}.`,
  }),
  "too-many-named": faultWords({
    en: `These lines name more than ${english(LIMITS.MAX_NAMED_BLOBS)} files. Split them into several jobs.`,
    fr: `Ces lignes nomment plus de ${french(LIMITS.MAX_NAMED_BLOBS)} fichiers. Répartissez-les sur plusieurs calculs.`,
  }),
  "named-blob-missing": faultWords<At & { hash: string }>({
    en: ({ place, hash }) =>
      `${inEnglish(place)} names a blob that was not uploaded (${hash.slice(0, 12)}…). Upload it first.`,
    fr: ({ place, hash }) =>
      `${inFrench(place)} nomme un blob qui n’a pas été téléversé (${hash.slice(0, 12)}…). Téléversez-le d’abord.`,
  }),
  "element-too-long": faultWords<{ element: number; offset: number }>({
    en: ({ element, offset }) =>
      `Element ${element}, which begins at byte ${offset}, is longer than ${elementKib} KiB. Put large inputs into files.`,
    fr: ({ element, offset }) =>
      `L’élément ${element}, qui commence à l’octet ${offset}, dépasse ${elementKib} Kio. Mettez les grandes entrées dans des fichiers.`,
  }),
  "no-array": faultWords({
    en: "This is JSON, but not an array: put the units between [ and ].",
    fr: "C’est du JSON, mais pas un tableau : mettez les unités entre [ et ].",
  }),
  "array-no-value": faultWords({
    en: "This is not a JSON array: it begins with no value of JSON.",
    fr: "Ce n’est pas un tableau JSON : il ne commence par aucune valeur JSON.",
  }),
  "array-empty-text": faultWords({
    en: "This is not a JSON array: it is empty.",
    fr: "Ce n’est pas un tableau JSON : le texte est vide.",
  }),
  "array-open": faultWords<{ elements: number }>({
    en: ({ elements }) =>
      `This is not a JSON array: it ends, after ${english(elements)} elements, before the ] that closes it.`,
    fr: ({ elements }) =>
      `Ce n’est pas un tableau JSON : il finit, après ${french(elements)} éléments, avant le ] qui le ferme.`,
  }),
  "array-element-missing": faultWords<{ at: number }>({
    en: ({ at }) => `This is not a JSON array: at byte ${at} an element is missing.`,
    fr: ({ at }) => `Ce n’est pas un tableau JSON : à l’octet ${at}, il manque un élément.`,
  }),
  "array-comma-missing": faultWords<{ at: number }>({
    en: ({ at }) => `This is not a JSON array: at byte ${at} a comma or ] is missing.`,
    fr: ({ at }) => `Ce n’est pas un tableau JSON : à l’octet ${at}, il manque une virgule ou un ].`,
  }),
  "array-over": faultWords<{ at: number }>({
    en: ({ at }) => `This is not a JSON array: at byte ${at} there is something after the ] that closes it.`,
    fr: ({ at }) => `Ce n’est pas un tableau JSON : à l’octet ${at}, il y a quelque chose après le ] qui le ferme.`,
  }),
  "range-too-long": faultWords<{ units: number }>({
    en: ({ units }) =>
      `This range has ${english(units)} units; a job may have ${maxUnits.en}. Split it, or do more in each unit.`,
    fr: ({ units }) =>
      `Cet intervalle a ${french(units)} unités ; un calcul peut en avoir ${maxUnits.fr}. Divisez-le, ou faites davantage dans chaque unité.`,
  }),
  /** `units` is null when the product is too large to be exact. */
  "grid-too-large": faultWords<{ sizes: number[]; units: number | null }>({
    en: ({ sizes, units }) =>
      `This grid has ${sizes.map(english).join(" × ")}${units === null ? "" : ` = ${english(units)}`} units; a job may have ${maxUnits.en}. Take larger steps or fewer axes, or do more in each unit.`,
    fr: ({ sizes, units }) =>
      `Cette grille a ${sizes.map(french).join(" × ")}${units === null ? "" : ` = ${french(units)}`} unités ; un calcul peut en avoir ${maxUnits.fr}. Prenez de plus grands pas ou moins d’axes, ou faites davantage dans chaque unité.`,
  }),
  "grid-values-too-long": faultWords({
    en: `A unit's values come to more than ${lineKib} KiB. Put large inputs into files.`,
    fr: `Les valeurs d’une unité dépassent ${lineKib} Kio. Mettez les grandes entrées dans des fichiers.`,
  }),
  "copy-just-deleted": faultWords({
    en: "A copy of these inputs was being deleted at this moment. Try again.",
    fr: "Une copie de ces entrées était en train d’être supprimée. Réessayez.",
  }),
  "copies-over-quota": faultWords<{ maxMib: number }>({
    en: ({ maxMib }) =>
      `With the copies of inputs made for devices, you would store more than ${maxMib} MiB here, the maximum per account. Ask the city's admins for more.`,
    fr: ({ maxMib }) =>
      `Avec les copies d’entrées faites pour les appareils, vous conserveriez ici plus de ${maxMib} Mio, le maximum d’un compte. Demandez-en davantage aux administrateurs de la ville.`,
  }),
};
