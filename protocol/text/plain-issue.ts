import type { z } from "zod";
import type { Language } from "./language";

type Noun = "string" | "number" | "int" | "boolean" | "array" | "object" | "record";

/** What is wrong with a value, in plain words without schema terms. */
interface IssueWords {
  locale: string;
  nouns: Record<Noun, string>;
  missing: string;
  type: (noun: string) => string;
  values: (values: readonly string[]) => string;
  unknown: (keys: string) => string;
  more: (keys: number) => string;
  form: (name: string) => string;
  union: string;
  empty: string;
  atLeast: Record<"characters" | "entries" | "value", (min: string) => string>;
  atMost: Record<"characters" | "entries" | "value", (max: string) => string>;
}

const WORDS: Record<Language, IssueWords> = {
  en: {
    locale: "en",
    nouns: {
      string: "text",
      number: "a number",
      int: "a whole number",
      boolean: "true or false",
      array: "a list",
      object: "an object",
      record: "an object",
    },
    missing: "this is missing",
    type: (noun) => `must be ${noun}`,
    values: (values) => `must be ${values.join(" or ")}`,
    unknown: (keys) => `has no field ${keys}: check the spelling, or leave it out`,
    more: (keys) => ` and ${keys} more`,
    form: (name) => `is not of the right form (${name})`,
    union: "has none of the forms that are understood here; docs/job-manifest.md shows them",
    empty: "must not be empty",
    atLeast: {
      characters: (min) => `must have at least ${min} characters`,
      entries: (min) => `must have at least ${min} entries`,
      value: (min) => `must be ${min} or more`,
    },
    atMost: {
      characters: (max) => `must have at most ${max} characters`,
      entries: (max) => `must have at most ${max} entries`,
      value: (max) => `must be ${max} or less`,
    },
  },
  fr: {
    locale: "fr-CA",
    nouns: {
      string: "du texte",
      number: "un nombre",
      int: "un nombre entier",
      boolean: "true ou false",
      array: "une liste",
      object: "un objet",
      record: "un objet",
    },
    missing: "ceci manque",
    type: (noun) => `doit être ${noun}`,
    values: (values) => `doit être ${values.join(" ou ")}`,
    unknown: (keys) => `n’a pas de champ ${keys} : vérifiez l’orthographe, ou supprimez-le`,
    more: (keys) => ` et ${keys} de plus`,
    form: (name) => `n’a pas la bonne forme (${name})`,
    union: "n’a aucune des formes comprises ici ; docs/job-manifest.md les montre",
    empty: "ne doit pas être vide",
    atLeast: {
      characters: (min) => `doit avoir au moins ${min} caractères`,
      entries: (min) => `doit avoir au moins ${min} éléments`,
      value: (min) => `doit être de ${min} ou plus`,
    },
    atMost: {
      characters: (max) => `doit avoir au plus ${max} caractères`,
      entries: (max) => `doit avoir au plus ${max} éléments`,
      value: (max) => `doit être de ${max} ou moins`,
    },
  },
};

const MAX_NAMED_KEYS = 10;
const MAX_KEY_CHARS = 80;

/** Undefined for what only the rule itself can tell. */
export function plainIssue(
  issue: z.core.$ZodRawIssue | z.core.$ZodIssue,
  language: Language = "en",
): string | undefined {
  const words = WORDS[language];
  if (issue.input === undefined && issue.code !== "custom") return words.missing;
  switch (issue.code) {
    case "invalid_type":
      return words.type(isNoun(issue.expected) ? words.nouns[issue.expected] : issue.expected);
    case "invalid_value":
      return words.values(issue.values.map((value) => JSON.stringify(value)));
    case "unrecognized_keys":
      return words.unknown(someOf(issue.keys, words));
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum), words);
    case "too_big":
      return words.atMost[measureOf(issue.origin)](Number(issue.maximum).toLocaleString(words.locale));
    case "invalid_format":
      return words.form(issue.format);
    case "invalid_union":
      return words.union;
    default:
      return undefined;
  }
}

const isNoun = (expected: string): expected is Noun => Object.hasOwn(WORDS.en.nouns, expected);

/** The keys in quotes, shortened to what a person reads. */
function someOf(keys: readonly string[], words: IssueWords): string {
  const named = keys.slice(0, MAX_NAMED_KEYS).map((key) => `"${key.slice(0, MAX_KEY_CHARS)}"`);
  return named.join(", ") + (keys.length > named.length ? words.more(keys.length - named.length) : "");
}

function tooSmall(origin: string, minimum: number, words: IssueWords): string {
  const measure = measureOf(origin);
  if (measure !== "value" && minimum === 1) return words.empty;
  return words.atLeast[measure](minimum.toLocaleString(words.locale));
}

function measureOf(origin: string): keyof IssueWords["atLeast"] {
  if (origin === "string") return "characters";
  return origin === "array" ? "entries" : "value";
}
