import { templateFields } from "#core/jobs/template";
import { collidingPath, placeOfPath } from "./guest-path";
import type { JobManifest } from "./job-manifest";

const OWN_FIELDS = ["args", "stdin", "files"];
/** Wrong, missing or extra letters. */
const MAX_SLIPS = 2;
const MAX_KEY_CHARS = 12;

/** Each is described in `line-warning-in-words.ts`. */
export type LineWarning =
  | { kind: "misspelt-field"; field: string; meant: string }
  | { kind: "same-names"; name: string }
  | { kind: "colliding-names"; name: string; other: string };

/**
 * What in the inputs may be a mistake: fields of JSON lines that look like a misspelt special field and would silently
 * be treated as data; file names that are the same on some systems.
 */
export function lineWarnings({ inputs, args, stdin }: JobManifest, firstLines: readonly string[]): LineWarning[] {
  if (inputs.kind === "files") return nameWarnings(inputs.files.map(({ name }) => name));
  if (inputs.kind !== "jsonl") return [];
  const used = new Set([...args, ...(stdin === undefined ? [] : [stdin])].flatMap(templateFields));
  const keys = new Set(firstLines.flatMap(keysOf).filter((key) => !OWN_FIELDS.includes(key) && !used.has(key)));
  return [...keys].flatMap((field): LineWarning[] => {
    const meant =
      field.length <= MAX_KEY_CHARS && OWN_FIELDS.find((own) => slips(field.toLowerCase(), own) <= MAX_SLIPS);
    return meant ? [{ kind: "misspelt-field", field, meant }] : [];
  });
}

/** Each unit has its own file system, so nothing is lost on devices; but saving results under these names loses some. */
function nameWarnings(names: readonly string[]): LineWarning[] {
  const name = collidingPath(names);
  if (name === undefined) return [];
  const place = placeOfPath(name);
  const other = names.find((one) => placeOfPath(one) === place) ?? name;
  return [other === name ? { kind: "same-names", name } : { kind: "colliding-names", name, other }];
}

function keysOf(line: string): string[] {
  const json: unknown = JSON.parse(line);
  return typeof json === "object" && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
}

/** The edit distance of two short words. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
