import type { Runtime } from "#core/jobs/job-spec";
import { MINUTE } from "#core/time";
import type { ProgramCheck } from "#programs/program-check";
import { LIMITS } from "#protocol/limits";
import type { ProgramFault } from "#protocol/programs/program-fault";
import { SharedWork } from "../threads/shared-work";
import { ThreadPool } from "../threads/thread-pool";
import { PREPARED_VERSION } from "./prepared-version";

interface CheckRequest {
  runtime: Runtime;
  bytes: Uint8Array;
}

/** Read when the program's turn has come. */
export interface ProgramToCheck {
  runtime: Runtime;
  hash: string;
  /** In memory that can be transferred to the thread. */
  bytes: () => Promise<Uint8Array>;
}

/** `overran`: perhaps only because the machine was busy. */
type Outcome = ProgramCheck & { overran?: true };

const TOO_HARD: ProgramFault = {
  kind: "too-hard",
  seconds: LIMITS.programCheckMs / 1_000,
  mib: LIMITS.programCheckMib,
};
const KEEP_OVERRUN_MS = 10 * MINUTE;

/**
 * Checks programs on separate threads, in turn between people: whatever one of them submits, the coordinator and
 * everybody else continue. Refusals are cached by content; accepted programs are stored by the caller.
 */
export class ProgramChecker {
  readonly #pool = new ThreadPool<CheckRequest, ProgramCheck>(
    () => ({
      file: "programs/check-program.worker",
      maxMib: LIMITS.programCheckMib,
      isForOne: true,
      handsOver: (request) => [(request as CheckRequest).bytes.buffer as ArrayBuffer],
    }),
    {
      threads: LIMITS.programThreads,
      withinMs: LIMITS.programCheckMs,
      waitingPerKey: LIMITS.waitingPerPerson,
      what: "programs",
    },
  );
  readonly #checks = new SharedWork<Outcome>({
    kept: LIMITS.checksKept,
    keepMs: (check) => (check.kind === "ok" ? 0 : check.overran ? KEEP_OVERRUN_MS : Number.POSITIVE_INFINITY),
  });

  check(personId: string, { runtime, hash, bytes }: ProgramToCheck, signal?: AbortSignal): Promise<ProgramCheck> {
    const work = async (stop: AbortSignal): Promise<Outcome> => {
      const answer = await this.#pool.ask(personId, async () => ({ runtime, bytes: await bytes() }), stop);
      return answer.kind === "answered" ? answer.reply : { kind: "refused", faults: [TOO_HARD], overran: true };
    };
    return this.#checks.get(`${runtime}|${hash}|${PREPARED_VERSION}`, work, signal);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
