import { realpathSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { socketFolder } from "#coordinator/database/socket-folder";
import { PREPARED_VERSION } from "#coordinator/programs/prepared-version";

/**
 * Simulates a hole in the meter, or a database that somebody else wrote to: from now on the coordinator with its data
 * in that folder treats the uploaded module as metered, and sends it to devices unchanged.
 */
export function plantAsMetered(dataDir: string) {
  return async (blob: string, bytes: number): Promise<void> => {
    const host = socketFolder(realpathSync(path.join(dataDir, "postgres")), [process.getuid?.()]);
    const database = new pg.Client({ host, user: "postgres", database: "lamplighter" });
    await database.connect();
    try {
      await database.query(
        `INSERT INTO program (hash, runtime, prepared_hash, prepared_bytes, prepared_version, notes, warnings)
         VALUES ($1, 'wasi', $1, $2, $3, '[]', '[]')
         ON CONFLICT (hash, runtime) DO UPDATE SET prepared_hash = $1, prepared_bytes = $2, prepared_version = $3`,
        [blob, bytes, PREPARED_VERSION],
      );
    } finally {
      await database.end();
    }
  };
}
