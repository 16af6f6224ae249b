import { dollarText } from "./dollar-nanos";
import { GuestPath } from "./guest-path";

/** One settled unit in `index.csv`, which lies beside the files of all results. */
export interface IndexedUnit {
  unit: number;
  input: string;
  state: string;
  exitCode: number | null;
  priceNanos: number;
  /** As they lie below the unit's folder; with the name that the unit gave it where it is saved under another. */
  files: SavedFile[];
}

export interface SavedFile {
  place: string;
  /** Of one that was set aside. */
  name?: string;
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

export const unitFolder = (unit: number) => `units/${String(unit).padStart(UNIT_DIGITS, "0")}`;

/**
 * Where a part of an output is saved below its unit's folder. Outputs are held against their job before they are kept;
 * what came before that was so, or from a site that does not, may have a name that leads elsewhere: it is set aside.
 */
export function placeOfPart(name: string, at: number): SavedFile {
  return GuestPath.safeParse(name).success ? { place: `files/${name}` } : { place: `set-aside/${at}`, name };
}
