import type { z } from "zod";
import { type FieldIssue, parsePlainly } from "#protocol/field-issues";
import type { Language } from "#protocol/language";
import { ApiError } from "../refusals/api-error";

/** Parses a verb's input, or refuses it and names every invalid field. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  language?: Language,
): z.output<Schema> {
  const parsed = parsePlainly(schema, input, language);
  if (parsed.kind === "parsed") return parsed.value;
  throw invalidInput(parsed.issues);
}

export function invalidInput(issues: FieldIssue[]): ApiError {
  const [first] = issues;
  const where = first?.path ? `${first.path}: ` : "";
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return new ApiError("INVALID_INPUT", `${where}${first?.message ?? "This input cannot be used."}${others}`, issues);
}
