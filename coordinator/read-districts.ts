import { readFileSync } from "node:fs";
import type { District } from "#core/districts/district";
import { tryParse } from "#protocol/try-parse";
import { WrittenDistricts } from "#protocol/written-districts";

/** The neighbourhoods in the file; none without one. Throws with a sentence about the first fault. */
export function readDistricts(file: string | undefined): readonly District[] {
  if (file === undefined) return [];
  const parsed = tryParse(WrittenDistricts, JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join(".") || "The file"}: ${issue?.message}.`);
}
