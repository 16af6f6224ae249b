import type { JobComparison } from "#core/jobs/job-comparison";
import { MINUTE } from "#core/time";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";
import { SharedWork } from "../threads/shared-work";
import { ThreadPool } from "../threads/thread-pool";
import type { ComparisonRefusal } from "./check-comparator";
import type { ThreadReply, ThreadRequest } from "./thread-words";
import type { ComparisonVerdict } from "./verdict";

const JSON_OVERRUN = { why: "too-slow" } as const;
const PROGRAM_OVERRUN = { what: "slow", said: "", line: 0, twice: false } as const;
const KEEP_OVERRUN_MS = 10 * MINUTE;

const threads = (waitingPerKey: number) =>
  new ThreadPool<ThreadRequest, ThreadReply>(
    () => ({ file: "comparison/comparison.worker", maxMib: LIMITS.comparisonMib }),
    {
      threads: LIMITS.comparisonThreads,
      withinMs: LIMITS.comparisonMs,
      waitingPerKey,
      what: "comparison-functions",
    },
  );

/**
 * Compares outputs off the event loop, in turn between customers, none of whom can occupy all threads. Customers' functions
 * have threads of their own: they never delay JSON comparisons, nor the check of a function when its job is submitted.
 */
export class OutputComparer {
  readonly #blobs: BlobStore;
  // Results are bounded where they arrive, and none may be refused here.
  readonly #json = threads(Number.POSITIVE_INFINITY);
  readonly #programs = threads(Number.POSITIVE_INFINITY);
  readonly #checks = threads(LIMITS.waitingPerPerson);
  readonly #checked = new SharedWork<{ refusal: ComparisonRefusal | undefined; overran: boolean }>({
    kept: LIMITS.checksKept,
    keepMs: ({ overran }) => (overran ? KEEP_OVERRUN_MS : Number.POSITIVE_INFINITY),
  });

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  async compare(
    customerId: string,
    comparison: JobComparison,
    a: Uint8Array,
    b: Uint8Array,
  ): Promise<ComparisonVerdict> {
    switch (comparison.kind) {
      case "json": {
        const { absolute, relative } = comparison;
        const answer = await this.#json.ask(customerId, () => ({ kind: "json", absolute, relative, a, b }));
        const verdict = answer.kind === "answered" && answer.reply.kind === "verdict" && answer.reply.verdict;
        return verdict || { kind: "misfit", a: JSON_OVERRUN, b: JSON_OVERRUN };
      }
      case "program": {
        const answer = await this.#programs.ask(customerId, async () => {
          const source = Buffer.from(await this.#blobs.bytes(comparison.source)).toString();
          return { kind: "program", source, a, b };
        });
        const verdict = answer.kind === "answered" && answer.reply.kind === "verdict" && answer.reply.verdict;
        return verdict || { kind: "fault", troubles: [{ did: PROGRAM_OVERRUN, with: ["a", "b"] }] };
      }
      default:
        throw new Error(`Unhandled comparison: ${(comparison satisfies never as { kind: string }).kind}`);
    }
  }

  /** Why the module cannot be a comparison, or undefined if it can; checked once per content. */
  async check(personId: string, hash: string, signal?: AbortSignal): Promise<ComparisonRefusal | undefined> {
    const work = async (stop: AbortSignal) => {
      const request = async (): Promise<ThreadRequest> => ({ kind: "check", bytes: await this.#blobs.bytes(hash) });
      const answer = await this.#checks.ask(personId, request, stop);
      if (answer.kind === "answered" && answer.reply.kind === "checked")
        return { refusal: answer.reply.refusal, overran: false };
      return { refusal: { jobFault: jobFault("comparison-trouble", PROGRAM_OVERRUN) }, overran: true };
    };
    return (await this.#checked.get(hash, work, signal)).refusal;
  }

  async close(): Promise<void> {
    await Promise.all([this.#json.close(), this.#programs.close(), this.#checks.close()]);
  }
}
