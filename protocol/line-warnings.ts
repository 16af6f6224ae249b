import { templateFields } from "#core/jobs/template";
import { collidingPath, placeOfPath } from "./guest-path";
import type { JobManifest } from "./job-manifest";

const OWN_FIELDS = ["args", "stdin", "files"];
/** Wrong, missing or extra letters. */
const MAX_SLIPS = 2;
const MAX_KEY_CHARS = 12;

/**
 * What in the inputs may be a mistake: fields of JSON lines that look like a misspelt special field and would silently
 * be treated as data; file names that are the same on some systems.
 */
export function lineWarnings({ inputs, args, stdin }: JobManifest, firstLines: readonly string[]): string[] {
  if (inputs.kind === "files") return nameWarnings(inputs.files.map(({ name }) => name));
  if (inputs.kind !== "jsonl") return [];
  const used = new Set([...args, ...(stdin === undefined ? [] : [stdin])].flatMap(templateFields));
  const keys = new Set(firstLines.flatMap(keysOf).filter((key) => !OWN_FIELDS.includes(key) && !used.has(key)));
  return [...keys].flatMap((key) => {
    const meant =
      key.length <= MAX_KEY_CHARS && OWN_FIELDS.find((field) => slips(key.toLowerCase(), field) <= MAX_SLIPS);
    return meant ? [`Lines have a field "${key}", which is only data: write "${meant}" if that is what it means.`] : [];
  });
}

/** Each unit has its own file system, so nothing is lost on devices; but saving results under these names loses some. */
function nameWarnings(names: readonly string[]): string[] {
  const colliding = collidingPath(names);
  if (colliding === undefined) return [];
  const place = placeOfPath(colliding);
  const other = names.find((name) => placeOfPath(name) === place);
  return other === colliding
    ? [`Two input files are called "${colliding}": their results differ in the number of the unit alone.`]
    : [
        `The input files "${other}" and "${colliding}" differ only in capitals or in how accents are written: on Windows and macOS they are one name, so keep them apart by the number of the unit.`,
      ];
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
