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
  blocks: BlockPlan[] | { alike: true; unitsPerBlock: number };
  /** The lines of the first units, to preview and to try them. */
  firstLines: string[];
}

export type PlanOutcome =
  | { kind: "planned"; plan: UnitsPlan }
  /** What is wrong, and where in the manifest. */
  | { kind: "refused"; path: string; message: string };

export const refused = (path: string, message: string): PlanOutcome => ({ kind: "refused", path, message });

/** So many first units are shown and can be tried. */
export const FIRST_UNITS = 3;
