import type { OutputBytes } from "./output-bytes";

/** What a device says of a unit's attempt, in milliseconds from the arrival of its grant: shown, and the basis of nothing. */
export interface SaidMoments {
  fetchedMs: number;
  startedMs: number;
}

/**
 * The result of one replica as the core sees it: what its device claims, after sizes and form were checked, with a
 * digest that the coordinator computed.
 */
export type CheckedResult =
  | {
      kind: "output";
      unit: number;
      digest: Uint8Array;
      fuel: number;
      ms: number;
      output: OutputBytes;
      stderr?: string;
      moments?: SaidMoments;
      /** Why it could not be compared as its job requires, as a `StoredMisfit`: shown when its unit ends in a dispute. */
      misfit?: string;
    }
  | {
      kind: "failed";
      unit: number;
      digest: Uint8Array;
      fuel: number;
      ms: number;
      reason: string;
      exitCode?: number;
      message: string;
      stderr?: string;
      moments?: SaidMoments;
      /** What the program had printed and written so far. */
      output?: OutputBytes;
    }
  | {
      kind: "lost";
      unit: number;
      message: string;
      boxDied?: true | undefined;
      /** Its input is gone or has changed: verified by the city itself. */
      inputFault?: string;
    }
  /** Something that no unit of the job can return, whatever its program does: an honest device never sends it. */
  | { kind: "impossible"; unit: number; message: string };

/** What the program itself did, success or failure. */
export type CheckedAnswer = Extract<CheckedResult, { kind: "output" | "failed" }>;
