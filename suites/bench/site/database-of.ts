import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** A connection by unix socket to the embedded database of a site that runs with `dataDir`. */
export async function databaseOf(dataDir: string): Promise<pg.Client> {
  const host = path.join(dataDir, "postgres");
  if (!existsSync(path.join(host, ".s.PGSQL.5432"))) {
    throw new Error(
      `The temporary folder's path is too long for a database socket: ${host}. Set TMPDIR to a shorter one.`,
    );
  }
  const client = new pg.Client({ host, user: "postgres", database: "lamplighter" });
  await client.connect();
  return client;
}
