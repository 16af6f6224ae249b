import type { InputKind } from "./job-spec";
import type { ObjectRef } from "./object-ref";
import type { WithinBlob } from "./unit-call";

/** A unit of a range covers the numbers from `value` up to `end`, where the next unit begins. */
export interface RangeUnit {
  value: number;
  end: number;
}

/** The values of `{field}` for one unit. `line` is the unit's line of the normalised inputs; a range has none. */
export function lineFields(inputKind: InputKind, unit: number, line: string, range: RangeUnit): Map<string, string> {
  const fields = new Map([["index", String(unit)]]);
  switch (inputKind) {
    case "range":
      return fields.set("value", String(range.value)).set("end", String(range.end));
    case "lines":
      return fields.set("line", line);
    case "files":
      return fields.set("name", parseFileLine(line).name);
    case "json":
    case "jsonl":
      return addJsonFields(fields, line);
    default:
      throw new Error(`Unhandled input kind: ${inputKind satisfies never}`);
  }
}

/** The line of a unit whose input is a file: an uploaded one, an archive's, or all or part of an object. */
export type FileLine =
  | { name: string; hash: string; bytes: number; within?: WithinBlob }
  | { name: string; object: ObjectRef };

export function parseFileLine(line: string): FileLine {
  return JSON.parse(line) as FileLine;
}

function addJsonFields(fields: Map<string, string>, line: string): Map<string, string> {
  const json: unknown = JSON.parse(line);
  fields.set("value", plainText(json));
  if (typeof json !== "object" || json === null || Array.isArray(json)) return fields;
  for (const [key, value] of Object.entries(json)) fields.set(key, plainText(value));
  return fields;
}

function plainText(json: unknown): string {
  return typeof json === "string" ? json : JSON.stringify(json);
}
