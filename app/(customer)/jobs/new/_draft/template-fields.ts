import type { JobDraft } from "./job-draft";
import { parseAxes } from "./parse-axes";

/** At most so many chips are offered. */
const MAX_FIELDS = 24;

type FieldSources = Pick<JobDraft, "kind" | "axes" | "seeds" | "separator" | "group">;

/** The {fields} that arguments may name, with the keys of the first element found in the inputs' first bytes. */
export function templateFieldsOf({ kind, axes, seeds, separator, group }: FieldSources, head: string): string[] {
  switch (kind) {
    case "range":
      return ["value", "end", "index"];
    case "lines":
    case "bucket-lines":
      return ["line", "index"];
    case "files":
    case "archive":
    case "bucket":
      return ["name", "index"];
    case "outputs":
      return group === null ? ["name", "index"] : ["value", "index"];
    case "json":
    case "jsonl":
      return [...new Set([...firstKeys(kind, head), "value", "index"])].slice(0, MAX_FIELDS);
    case "csv":
      return [...columnsOf(head, separator), "index"].slice(0, MAX_FIELDS);
    case "grid": {
      const parsed = parseAxes(axes);
      return [
        ...(parsed.kind === "axes" ? Object.keys(parsed.axes) : []),
        ...(seeds === null ? [] : ["seed"]),
        "index",
      ].slice(0, MAX_FIELDS);
    }
    default:
      throw new Error(`Unhandled input kind: ${kind satisfies never}`);
  }
}

/** The header's names; one that is quoted shows without its quotes. */
const columnsOf = (head: string, separator: string): string[] =>
  (
    head
      .replace(/^\ufeff/, "")
      .split(/\r?\n/)
      .find((line) => line.trim() !== "") ?? ""
  )
    .split(separator)
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"))
    .filter((name) => name !== "");

function firstKeys(kind: "json" | "jsonl", head: string): string[] {
  const first = kind === "jsonl" ? head.split("\n").find((line) => line.trim() !== "") : firstElement(head);
  try {
    const json: unknown = JSON.parse(first ?? "");
    return typeof json === "object" && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
  } catch {
    return [];
  }
}

/** The first object of an array whose end may be cut off: up to the brace that closes it. */
function firstElement(head: string): string | undefined {
  const start = /^\s*\[\s*(?=\{)/.exec(head)?.[0].length;
  if (start === undefined) return undefined;
  let depth = 0;
  let inString = false;
  for (let at = start; at < head.length; at++) {
    const char = head.charAt(at);
    if (inString && char === "\\") at += 1;
    else if (char === '"') inString = !inString;
    else if (!inString && char === "{") depth += 1;
    else if (!inString && char === "}" && --depth === 0) return head.slice(start, at + 1);
  }
  return undefined;
}
