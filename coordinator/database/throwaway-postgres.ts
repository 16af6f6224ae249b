import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres";
import { signal } from "./postmaster";

/** A server for tests and for making migrations, whose files are gone when it stops or this process ends. */
export async function startThrowawayPostgres(): Promise<EmbeddedPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), "lamplighter-"));
  const postgres = await startEmbeddedPostgres({ folder, durable: false });
  const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const atExit = () => {
    signal(postgres.pid(), "SIGKILL");
    clear();
  };
  process.once("exit", atExit);
  return {
    url: (database) => postgres.url(database),
    pid: () => postgres.pid(),
    ready: () => postgres.ready(),
    async stop() {
      process.removeListener("exit", atExit);
      await postgres.stop();
      clear();
    },
  };
}
