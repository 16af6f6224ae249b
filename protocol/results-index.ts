import { dollarText } from "./dollar-nanos";
import { GuestPath, placeOfPath } from "./guest-path";
import { LIMITS } from "./limits";
import { tryParse } from "./try-parse";

/** One settled unit in `index.csv`, which lies beside the files of all results. */
export interface IndexedUnit {
  unit: number;
  input: string;
  state: string;
  exitCode: number | null;
  priceNanos: number;
  /** As they lie below the unit's folder, in `units` or in `failed`; with the name that the unit gave it where it is saved under another. */
  files: SavedFile[];
}

export interface SavedFile {
  place: string;
  /** Of one that was set aside. */
  name?: string;
}

/** Consecutive units that one archive of results has, where each may leave so many files beside its output. */
export const unitsPerArchive = (outputs: number): number =>
  Math.min(LIMITS.zipUnits, Math.floor(LIMITS.MAX_ZIP_FILES / (1 + outputs)));

export const INDEX_HEAD = "unit,input,state,exit_code,price_cad,files\n";

export function indexLine({ unit, input, state, exitCode, priceNanos, files }: IndexedUnit): string {
  const places = files.map(({ place, name }) =>
    name === undefined ? place : `${place} (named ${JSON.stringify(name)})`,
  );
  const fields = [unit, input, state, exitCode ?? "", dollarText(priceNanos), places.join("; ")];
  return `${fields.map((field) => quoted(String(field))).join(",")}\n`;
}

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

const UNIT_DIGITS = 6;

/** What a failed unit left lies apart: nobody shall take it for a result. */
export const unitFolder = (unit: number, state: "agreed" | "failed") =>
  `${state === "failed" ? "failed" : "units"}/${String(unit).padStart(UNIT_DIGITS, "0")}`;

/**
 * Where a part of an output is saved below its unit's folder. Outputs are held against their job before they are kept;
 * what came before that was so, or from a site that does not, may have a name that leads elsewhere: it is set aside. So
 * is one that would take the place of another on disks which do not look at case. `taken`: of the unit's parts before.
 */
export function placeOfPart(name: string, at: number, taken: Set<string>): SavedFile {
  const place = placeOfPath(name);
  if (!tryParse(GuestPath, name).success || taken.has(place)) return { place: `set-aside/${at}`, name };
  taken.add(place);
  return { place: `files/${name}` };
}
