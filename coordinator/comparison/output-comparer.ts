import type { JobComparison } from "#core/jobs/job-comparison";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";
import { ComparisonThread } from "./comparison-thread";
import type { Verdict } from "./verdict";

const SECONDS = LIMITS.comparisonMs / 1_000;
const JSON_OVERRUN = `It could not be compared within ${SECONDS} seconds.`;
const PROGRAM_OVERRUN = `The comparison function did not answer within ${SECONDS} seconds.`;

/** Compares outputs off the event loop. Customers' functions have a thread of their own: they never keep JSON waiting. */
export class OutputComparer {
  readonly #blobs: BlobStore;
  readonly #json = new ComparisonThread();
  readonly #programs = new ComparisonThread();

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  async compare(comparison: JobComparison, a: Uint8Array, b: Uint8Array): Promise<Verdict> {
    switch (comparison.kind) {
      case "json": {
        const { absolute, relative } = comparison;
        const answer = await this.#json.ask({ kind: "json", absolute, relative, a, b });
        return answer.kind === "verdict" ? answer.verdict : { kind: "misfit", a: JSON_OVERRUN, b: JSON_OVERRUN };
      }
      case "program": {
        const source = Buffer.from(await this.#blobs.bytes(comparison.source)).toString();
        const answer = await this.#programs.ask({ kind: "program", source, a, b });
        return answer.kind === "verdict"
          ? answer.verdict
          : { kind: "fault", troubles: [{ message: PROGRAM_OVERRUN, with: ["a", "b"] }] };
      }
      default:
        throw new Error(`Unhandled comparison: ${(comparison satisfies never as { kind: string }).kind}`);
    }
  }

  /** Why the module cannot be a comparison, or undefined when it can. */
  async check(module: Uint8Array): Promise<string | undefined> {
    const answer = await this.#programs.ask({ kind: "check", bytes: module });
    return answer.kind === "checked" ? answer.refusal : PROGRAM_OVERRUN;
  }

  async close(): Promise<void> {
    await Promise.all([this.#json.close(), this.#programs.close()]);
  }
}
