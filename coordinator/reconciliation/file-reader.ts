import { LIMITS } from "#protocol/limits";
import { refuse } from "../refusals/refuse";
import { ThreadPool } from "../threads/thread-pool";
import type { FileRead } from "./read-file";

/** Reads files of the bank on a thread of its own: a large one takes a second of a core. */
export class FileReader {
  readonly #pool = new ThreadPool<{ text: string }, FileRead>(
    () => ({ file: "reconciliation/read-file.worker", maxMib: LIMITS.MAX_BANK_FILE_MIB }),
    {
      ...{ threads: 1, withinMs: LIMITS.MAX_BANK_FILE_MS, waitingPerKey: LIMITS.MAX_BANK_FILES_WAITING },
      what: "documents",
    },
  );

  async read(personId: string, text: string): Promise<FileRead> {
    const answer = await this.#pool.ask(personId, () => ({ text }));
    if (answer.kind === "overrun") throw refuse("not-in-time");
    return answer.reply;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
