import { MINUTE } from "#core/time";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import type { ProgramFault } from "#protocol/programs/program-fault";
import type { PythonCheck } from "#python/check-python";
import { findInterpreter } from "#python/interpreter";
import type { PythonFile } from "#python/run-interpreter";
import type { BlobStore } from "../storage/blob-store";
import { SharedWork } from "../threads/shared-work";
import { ThreadPool } from "../threads/thread-pool";
import { type CityInterpreter, cityInterpreter } from "./city-interpreter";

/** Read when the program's turn has come: the program, then its shared files. */
export interface PythonToCheck {
  files: { path: string; hash: string }[];
  bytes: (hash: string) => Promise<Uint8Array>;
}

type Outcome = PythonCheck & { overran?: true };

const TOO_LONG: ProgramFault = {
  kind: "python-too-hard",
  seconds: LIMITS.programCheckMs / 1_000,
  mib: LIMITS.MAX_PYTHON_CHECK_MIB,
  said: "",
};
const KEEP_OVERRUN_MS = 10 * MINUTE;

/** Has Python programs checked by the interpreter, on a separate thread and in turn between people. */
export class PythonChecker {
  readonly #projectRoot: string;
  readonly #pool = new ThreadPool<PythonFile[], PythonCheck>(
    () => ({ file: "programs/check-python.worker", maxMib: LIMITS.programCheckMib }),
    {
      threads: LIMITS.MAX_PYTHON_CHECK_THREADS,
      withinMs: LIMITS.programCheckMs,
      waitingPerKey: LIMITS.waitingPerPerson,
      what: "programs",
    },
  );
  readonly #checks = new SharedWork<Outcome>({
    kept: LIMITS.checksKept,
    keepMs: ({ overran }) => (overran ? KEEP_OVERRUN_MS : Number.POSITIVE_INFINITY),
  });

  constructor(projectRoot: string) {
    this.#projectRoot = projectRoot;
  }

  check(personId: string, { files, bytes }: PythonToCheck, signal?: AbortSignal): Promise<PythonCheck> {
    const work = async (stop: AbortSignal): Promise<Outcome> => {
      const read = () => Promise.all(files.map(async ({ path, hash }) => ({ path, bytes: await bytes(hash) })));
      const answer = await this.#pool.ask(personId, read, stop);
      return answer.kind === "answered" ? answer.reply : { kind: "refused", faults: [TOO_LONG], overran: true };
    };
    return this.#checks.get(JSON.stringify(files), work, signal);
  }

  /** The interpreter that devices run; undefined if it was not built. */
  async interpreter(blobs: BlobStore, prisma: PrismaClient): Promise<CityInterpreter | undefined> {
    const found = findInterpreter(this.#projectRoot);
    return found && cityInterpreter(found, blobs, prisma);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
