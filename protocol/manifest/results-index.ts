import { LIMITS } from "../limits";
import { dollarText } from "../text/dollar-nanos";
import { tryParse } from "../try-parse";
import { GuestPath, placeOfPath } from "./guest-path";

/** One settled unit in `index.csv`, which comes with the files of all results. */
export interface IndexedUnit {
  unit: number;
  input: string;
  state: string;
  exitCode: number | null;
  priceNanos: number;
  /**
   * Paths below the unit's folder, in `units` or `failed`, with the original name of a file that is saved under another
   * one.
   */
  files: SavedFile[];
}

export interface SavedFile {
  place: string;
  /** For a file that was set aside. */
  name?: string;
}

/** How many consecutive units one archive of results holds, if each may have so many files besides its output. */
export const unitsPerArchive = (outputs: number): number =>
  Math.min(LIMITS.zipUnits, Math.floor(LIMITS.MAX_ZIP_FILES / (1 + outputs)));

const PART_DIGITS = 8;

/** `results.zip` → `results-00025000.zip`, for the part that starts at this unit: names sort in the order of the units. */
export function partFileName(name: string, from: number): string {
  const end = name.lastIndexOf(".");
  const [stem, ending] = end > 0 ? [name.slice(0, end), name.slice(end)] : [name, ""];
  return `${stem}-${String(from).padStart(PART_DIGITS, "0")}${ending}`;
}

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

/** What a failed unit left is kept apart, so that nobody mistakes it for a result. */
export const unitFolder = (unit: number, state: "agreed" | "failed") =>
  `${state === "failed" ? "failed" : "units"}/${String(unit).padStart(UNIT_DIGITS, "0")}`;

/**
 * Where a part of an output is saved below its unit's folder. Outputs are validated before they are kept, but older
 * ones, or those of a site that does not validate, may have a name that leads outside: these are set aside. So are
 * those that would overwrite another on disks that ignore case. `taken`: the unit's earlier parts.
 */
export function placeOfPart(name: string, at: number, taken: Set<string>): SavedFile {
  const place = placeOfPath(name);
  if (!tryParse(GuestPath, name).success || taken.has(place)) return { place: `set-aside/${at}`, name };
  taken.add(place);
  return { place: `files/${name}` };
}
