import { existsSync } from "node:fs";
import path from "node:path";
import type { Config } from "../config";
import { openCluster } from "../database/cluster";
import { startEmbeddedPostgres } from "../database/embedded-postgres";
import { answers } from "../database/postmaster";
import { primaryOf } from "../database/primary-of";
import { BackupError } from "./backup-error";

/** The database of a site. If it is already running it is joined and left running. */
export async function withDatabase<Value>(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  work: (url: string) => Promise<Value>,
): Promise<Value> {
  if (databaseUrl) return work(await primaryOf(databaseUrl));
  const folder = path.join(dataDir, "postgres");
  if (!existsSync(path.join(folder, "data")))
    throw new BackupError(`There is no site in ${dataDir}. Set DATA_DIR to its folder.`);
  const cluster = openCluster(folder, true);
  if (await answers(cluster)) {
    return work(`postgresql://postgres@localhost/lamplighter?host=${encodeURIComponent(cluster.sockets)}`);
  }
  const postgres = await startEmbeddedPostgres({ folder });
  try {
    return await work(postgres.url());
  } finally {
    await postgres.stop();
  }
}
