import type { OutputBytes } from "./output-bytes";

/**
 * What became of one replica, as the core decides on it: its device's word, of which sizes and shapes were checked and
 * the digest was computed by us.
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
      /** Why it could not be compared as its job wants it: said when its unit ends in a dispute. */
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
      /** What a command had printed and written until then. */
      output?: OutputBytes;
    }
  | {
      kind: "lost";
      unit: number;
      message: string;
      boxDied?: true | undefined;
      /** Its input is not there any more, or is another: the city has seen that itself. */
      inputFault?: string;
    }
  /** What no unit of the job can give, whatever its program does: a device that runs it as it should never sends this. */
  | { kind: "impossible"; unit: number; message: string };

/** What the program itself did, be it well or ill. */
export type CheckedAnswer = Extract<CheckedResult, { kind: "output" | "failed" }>;
