import type { z } from "zod";

const NOUNS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** What is wrong with a value, in plain words without schema terms. */
export const plainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined && issue.code !== "custom") return "this is missing";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${NOUNS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    case "unrecognized_keys":
      return `has no field ${someOf(issue.keys)}: check the spelling, or leave it out`;
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_format":
      return `is not of the right form (${issue.format})`;
    case "invalid_union":
      return "has none of the forms that are understood here; docs/job-manifest.md shows them";
    default:
      return undefined;
  }
};

const MAX_NAMED_KEYS = 10;
const MAX_KEY_CHARS = 80;

/** The keys in quotes, shortened to what a person reads. */
function someOf(keys: readonly string[]): string {
  const named = keys.slice(0, MAX_NAMED_KEYS).map((key) => `"${key.slice(0, MAX_KEY_CHARS)}"`);
  return named.join(", ") + (keys.length > named.length ? ` and ${keys.length - named.length} more` : "");
}

function tooSmall(origin: string, minimum: number): string {
  const min = minimum.toLocaleString("en");
  if (origin === "string") return minimum === 1 ? "must not be empty" : `must have at least ${min} characters`;
  if (origin === "array") return minimum === 1 ? "must not be empty" : `must have at least ${min} entries`;
  return `must be ${min} or more`;
}

function tooBig(origin: string, maximum: number): string {
  const max = maximum.toLocaleString("en");
  if (origin === "string") return `must have at most ${max} characters`;
  if (origin === "array") return `must have at most ${max} entries`;
  return `must be ${max} or less`;
}
