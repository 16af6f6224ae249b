import { collatz } from "./collatz";
import { echo } from "./echo";
import { globins } from "./globins";
import type { JobKind } from "./job-kind";
import { tally } from "./tally";

/** Kinds with inputs of their own. */
export const JOB_KINDS: readonly JobKind[] = [collatz, echo, globins];

/** A job's name is its kind and a number. */
export function kindOf(jobName: string): JobKind {
  const kind = [...JOB_KINDS, tally].find(({ name }) => jobName.startsWith(`${name} `));
  if (!kind) throw new Error(`No kind of job is called ${jobName}.`);
  return kind;
}
