import { z } from "zod";
import { type NamedOperation, operations } from "#protocol/api/contract";
import { AUDIENCES } from "#protocol/api/operation";
import { refusalsOf } from "#protocol/api/refusals-of";

/** A field as the reference shows it. */
export interface FieldRow {
  /** Dotted from the top; `[]` for the elements of a list. */
  path: string;
  type: string;
  isRequired: boolean;
  about: string;
}

export interface ReferenceEntry {
  id: string;
  tag: NamedOperation["tag"];
  method: string;
  path: string;
  summary: string;
  audience: string;
  input: FieldRow[];
  /** What kind of bytes is answered, when it is no JSON. */
  contentType: string | null;
  output: FieldRow[];
  refusals: string[];
}

type Schema = z.core.JSONSchema.BaseSchema;

const MAX_DEPTH = 3;

let entries: ReferenceEntry[] | undefined;

/** Every operation of the contract. The schemas are read once in the life of the process. */
export function apiReference(): ReferenceEntry[] {
  entries ??= operations.map(entryOf);
  return entries;
}

function entryOf(operation: NamedOperation): ReferenceEntry {
  const { id, tag, method, path, summary, audience, input } = operation;
  const isStream = operation.kind === "stream";
  const answered = isStream ? operation.line : operation.output;
  return {
    id,
    tag,
    method,
    path: path.replace("*}", "}"),
    summary,
    audience: AUDIENCES[audience],
    input: fieldsOf(input, "input"),
    contentType: isStream ? operation.contentType : null,
    output: answered ? fieldsOf(answered, "output") : [],
    refusals: [...refusalsOf(operation)],
  };
}

function fieldsOf(schema: z.ZodType, io: "input" | "output"): FieldRow[] {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as Schema;
  return rowsOf(whole, "", whole.$defs ?? {}, 0);
}

function rowsOf(schema: Schema, prefix: string, named: Record<string, Schema>, depth: number): FieldRow[] {
  const object = elementOf(resolved(schema, named), named);
  return Object.entries(object.properties ?? {}).flatMap(([name, given]) => {
    const field = resolved(given as Schema, named);
    const path = `${prefix}${name}`;
    const row: FieldRow = {
      path,
      type: typeOf(field, named),
      isRequired: object.required?.includes(name) ?? false,
      about: field.description ?? "",
    };
    const inner =
      depth < MAX_DEPTH ? rowsOf(field, `${path}${field.type === "array" ? "[]" : ""}.`, named, depth + 1) : [];
    return [row, ...inner];
  });
}

function resolved(schema: Schema, named: Record<string, Schema>): Schema {
  const { $ref, ...own } = schema;
  const name = $ref?.split("/").at(-1);
  return name === undefined ? schema : { ...named[name], ...own };
}

/** Of a list its elements; of what may be null the rest. */
function elementOf(schema: Schema, named: Record<string, Schema>): Schema {
  if (schema.type === "array" && schema.items && typeof schema.items === "object" && !Array.isArray(schema.items))
    return resolved(schema.items as Schema, named);
  const some = schema.anyOf?.filter((one) => (one as Schema).type !== "null");
  return some?.length === 1 ? resolved(some[0] as Schema, named) : schema;
}

function typeOf(schema: Schema, named: Record<string, Schema>): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const kinds = choices.map((choice) => typeOf(resolved(choice as Schema, named), named));
    return [...new Set(kinds)].join(" | ");
  }
  if (schema.type === "array") {
    const element = elementOf(schema, named);
    // A tuple has no one kind of element.
    return element === schema ? "list" : `list of ${typeOf(element, named)}`;
  }
  if (schema.type === undefined) return "anything";
  const format = schema.format === "date-time" ? " (ISO 8601)" : "";
  return `${Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type}${format}`;
}
