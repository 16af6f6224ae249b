import path from "node:path";
import { startEmbeddedPostgres } from "#coordinator/database/embedded-postgres";
import type { Scratch } from "#suites/kit/scratch";
import { type PeerSetting, runPeer } from "./run-peer";

/** On the same PostgreSQL executable and settings as the coordinator's own. */
export async function runGraphileWorker(setting: PeerSetting, scratch: Scratch): Promise<number> {
  const dataDir = scratch.newFolder("graphile");
  const postgres = await startEmbeddedPostgres({ folder: path.join(dataDir, "postgres") });
  try {
    return await runPeer("graphile-worker.mjs", { BENCH_DATABASE_URL: postgres.url() }, setting);
  } finally {
    await postgres.stop();
    scratch.remove(dataDir);
  }
}
