import type { JobManifestInput } from "#protocol/job-manifest";

type Runtime = JobManifestInput["program"]["runtime"];

/** A kind of job whose answers are known from elsewhere than the program. */
export interface JobKind {
  name: "collatz" | "echo" | "globins";
  runtime: Runtime;
  program: Uint8Array<ArrayBuffer>;
  shared: { path: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** Inputs of a job of so many units: a range, or one line for each. `variant` makes jobs differ. */
  inputs(units: number, variant: number): { from: number } | { lines: string[] };
  args: string[];
  maxUnits: number;
  /** About what a unit costs, in nanodollars, to choose budgets that are too small. */
  unitNanos: number;
  /** What is wrong with a unit's text; undefined when it is right. */
  problem(unit: number, variant: number, text: string): string | undefined;
}
