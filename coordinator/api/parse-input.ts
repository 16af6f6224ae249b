import type { z } from "zod";
import { parseInEachLanguage } from "#protocol/field-issues";
import { invalidInput } from "../refusals/invalid-input";

/** Parses a verb's input, or refuses it and names every invalid field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = parseInEachLanguage(schema, input);
  if (parsed.kind === "parsed") return parsed.value;
  throw invalidInput(parsed.issues);
}
