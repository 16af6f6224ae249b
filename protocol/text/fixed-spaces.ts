const FIXED = "\u00a0";
const THIN = "\u202f";

/**
 * French puts a space before these marks, inside its quotes, around a dollar sign and between the thousands of a number;
 * no line may break there. Sentences are typed with plain spaces, of which these are replaced; nothing is added or removed.
 * What quotes a program word for word is left as it is.
 */
export const fixedSpaces = (text: string) =>
  text
    .replace(/ (?=[:;!?%»]|\$ (?:CA|US))|(?<=«|\d[ \u00a0]\$) |(?<=\d) (?=[KMG]?i?o\b)/g, FIXED)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, THIN);

/** The same words with fixed spaces: sentences, records of them, and functions that make them from facts. */
export function withFixedSpaces<Words>(words: Words): Words;
export function withFixedSpaces(words: unknown): unknown {
  if (typeof words === "string") return fixedSpaces(words);
  if (typeof words === "function") return (...facts: unknown[]) => withFixedSpaces(words(...facts));
  if (Array.isArray(words)) return words.map(withFixedSpaces);
  if (!isRecord(words)) return words;
  return Object.fromEntries(Object.entries(words).map(([name, inner]) => [name, withFixedSpaces(inner)]));
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
