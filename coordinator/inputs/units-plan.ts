/** A block as it will be stored: consecutive units, and where their lines lie in the job's units blob. */
export interface BlockPlan {
  seq: number;
  firstUnit: number;
  count: number;
  byteOffset: number;
  byteLength: number;
}

/** How a job's inputs became units. */
export interface UnitsPlan {
  units: number;
  /** Blob with one line per unit; absent for a range, whose blocks are all alike. */
  unitsBlob?: string;
  /** Blob with the files of an archive, parts of which the lines name. */
  unpacked?: string;
  blocks: BlockPlan[] | { alike: true; unitsPerBlock: number };
  /** The lines of the first units, to preview and to try them. */
  firstLines: string[];
  /** Blobs that lines name, and where each was named first: whether they are there, and whose, is yet to be seen. */
  named?: ReadonlyMap<string, string>;
  /** With its line end; 0 for a range. */
  longestLineBytes: number;
}

export type PlanOutcome =
  /** `mayPass`: it depends on more than the inputs themselves. */
  | { kind: "planned"; plan: UnitsPlan; mayPass: boolean }
  /** What is wrong, and where in the manifest. */
  | { kind: "refused"; path: string; message: string; mayPass: boolean };

export const refused = (path: string, message: string, mayPass = false): PlanOutcome => ({
  kind: "refused",
  path,
  message,
  mayPass,
});

/** So many first units are shown and can be tried. */
export const FIRST_UNITS = 3;
