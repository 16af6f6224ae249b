import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The sequences of `globins45.fa` by name, in the file's order. */
export function readGlobins(): Map<string, string> {
  const text = readFileSync(fileURLToPath(new URL("./globins45.fa", import.meta.url)), "utf8");
  const sequences = new Map<string, string>();
  for (const entry of text.split(">").slice(1)) {
    const [header = "", ...lines] = entry.split("\n");
    sequences.set(header.trim(), lines.join("").replace(/\s/g, ""));
  }
  return sequences;
}

/** The pairs in the order of the job's units: each name with every later one. */
export function globinPairs(names: readonly string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}
