import type { JobManifestInput } from "#protocol/manifest/job-manifest";

type Runtime = JobManifestInput["program"]["runtime"];

/** A kind of job whose correct answers are computed independently of its program. */
export interface JobKind {
  name: "collatz" | "echo" | "globins" | "tally";
  runtime: Runtime;
  program: Uint8Array<ArrayBuffer>;
  shared: { path: string; bytes: Uint8Array<ArrayBuffer> }[];
  /**
   * Inputs of a job of so many units: a range, one line for each, or groups of another job's outputs. `variant` makes jobs
   * differ.
   */
  inputs(units: number, variant: number): { from: number } | { lines: string[] } | { group: number };
  args: string[];
  maxUnits: number;
  /** About what a unit costs, in nanodollars, to choose budgets that are too small. */
  unitNanos: number;
  /** What is wrong with a unit's text; undefined when it is right. */
  problem(unit: number, variant: number, text: string, sourceUnits?: number): string | undefined;
}
