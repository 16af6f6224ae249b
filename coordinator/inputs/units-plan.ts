import type { JobFault } from "#protocol/job-faults/job-fault";
import type { NamedBlobs } from "./named-blobs";

/** A block before it is stored: consecutive units, and where their lines are in the job's units blob. */
export interface BlockPlan {
  seq: number;
  firstUnit: number;
  count: number;
  byteOffset: number;
  byteLength: number;
}

/** A job's inputs as units. */
export interface UnitsPlan {
  units: number;
  /** Blob with one line per unit; absent for a range, whose blocks are all alike. */
  unitsBlob?: string;
  /** Blob with the unpacked files of an archive, to parts of which the lines refer. */
  unpacked?: string;
  blocks: BlockPlan[] | { alike: true; unitsPerBlock: number };
  /** The lines of the first units, for the preview and trial runs. */
  firstLines: string[];
  /** Their existence and owners are checked later. */
  named?: NamedBlobs;
  /** Including its line end; 0 for a range. */
  longestLineBytes: number;
}

export type PlanOutcome =
  /** `mayPass`: it depends on more than the inputs themselves. */
  | { kind: "planned"; plan: UnitsPlan; mayPass: boolean }
  /** What is wrong, and in which field of the manifest. */
  | { kind: "refused"; path: string; fault: JobFault; mayPass: boolean };

export const refused = (path: string, fault: JobFault, mayPass = false): PlanOutcome => ({
  kind: "refused",
  path,
  fault,
  mayPass,
});

/** How many units a preview shows and a trial run can run. */
export const FIRST_UNITS = 3;
