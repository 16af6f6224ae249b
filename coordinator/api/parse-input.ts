import type { z } from "zod";
import { parsePlainly } from "#protocol/field-issues";
import type { Language } from "#protocol/language";
import { invalidInput } from "../refusals/invalid-input";

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
