import fc from "fast-check";
import { z } from "zod";

/** The part of JSON Schema that zod generates for our schemas. */
export interface Described {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Described[];
  oneOf?: Described[];
  allOf?: Described[];
  properties?: Record<string, Described>;
  required?: string[];
  items?: Described;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

const MAX_ITEMS = 4;
const MAX_CHARS = 30;

/** Inputs that match a schema's structure, but not always its patterns and refinements. */
export const validInput = (schema: z.ZodType): fc.Arbitrary<unknown> => arbitraryOf(describedBy(schema));

/** The schema as JSON Schema. */
export const describedBy = (schema: z.ZodType): Described =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as Described;

function arbitraryOf(described: Described): fc.Arbitrary<unknown> {
  const { const: fixed, enum: choices, anyOf, oneOf } = described;
  if (fixed !== undefined) return fc.constant(fixed);
  if (choices) return fc.constantFrom(...choices);
  const alternatives = anyOf ?? oneOf;
  if (alternatives) return fc.oneof(...alternatives.map(arbitraryOf));
  switch (described.type) {
    case "object":
      return objectOf(described);
    case "array":
      return fc.array(arbitraryOf(described.items ?? {}), {
        minLength: Math.min(described.minItems ?? 0, MAX_ITEMS),
        maxLength: Math.min(described.maxItems ?? MAX_ITEMS, MAX_ITEMS),
      });
    case "string":
      return stringOf(described);
    case "integer":
      return fc.integer({ min: Math.max(described.minimum ?? 0, -1e9), max: Math.min(described.maximum ?? 1e9, 1e9) });
    case "number":
      return fc.double({ min: described.minimum ?? 0, max: Math.min(described.maximum ?? 1e9, 1e9), noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.uint8Array({ maxLength: 16 });
  }
}

function objectOf({ properties = {}, required = [] }: Described) {
  const fields = Object.entries(properties).map(([name, field]) => [name, arbitraryOf(field)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
}

function stringOf({ pattern, minLength = 0, maxLength = MAX_CHARS }: Described) {
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, MAX_CHARS)) });
}
