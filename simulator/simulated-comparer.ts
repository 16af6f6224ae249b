import type { OutputComparer } from "#coordinator/comparison/output-comparer";
import type { ComparisonVerdict } from "#coordinator/comparison/verdict";
import type { BlobHash } from "#core/ids";
import type { JobComparison } from "#core/jobs/job-comparison";
import type { Random } from "#core/random";
import type { EventQueue } from "./event-queue";
import type { JobPlan } from "./scenario";
import { digestOf } from "./true-answer";

const MAX_COMPARISON_MS = 2_000;
const FAILS_EVERY = 3;
/** Returned by devices that give the same wrong answer to everything. */
const NO_VALUE = 0;

export const comparisonOf = ({ comparison }: JobPlan): JobComparison | undefined =>
  comparison === "bytes" ? undefined : { kind: "program", source: comparison as string as BlobHash };

/** The threads in which customers' functions run: each answers later, and not to a dead process. */
export const simulatedComparer = (
  queue: EventQueue,
  random: Random,
  isAlive: () => boolean,
): Pick<OutputComparer, "compare"> => ({
  compare: (_customerId, comparison, a, b) =>
    new Promise((resolve) => {
      queue.after(random() * MAX_COMPARISON_MS, () => {
        if (isAlive()) resolve(verdictOn(comparison, a, b));
      });
    }),
});

function verdictOn(comparison: JobComparison, a: Uint8Array, b: Uint8Array): ComparisonVerdict {
  if (a[0] === NO_VALUE || b[0] === NO_VALUE) {
    const why = { why: "no-output" } as const;
    return { kind: "misfit", ...(a[0] === NO_VALUE ? { a: why } : {}), ...(b[0] === NO_VALUE ? { b: why } : {}) };
  }
  const fails = comparison.kind === "program" && (comparison.source as string) === "failing-function";
  if (fails && ((a.at(-1) ?? 0) + (b.at(-1) ?? 0)) % FAILS_EVERY === 0)
    return {
      kind: "fault",
      troubles: [{ did: { what: "threw", said: "Error", line: 0, twice: false }, with: ["a", "b"] }],
    };
  const { length } = digestOf(0);
  return { kind: "judged", same: Buffer.compare(a.subarray(0, length), b.subarray(0, length)) === 0 };
}
