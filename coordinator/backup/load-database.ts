import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate } from "../database/migrate";
import { readMigrations } from "../database/migrations";
import { BackupError } from "./backup-error";
import { columnList } from "./dump-database";
import type { FoundSnapshot, Snapshot } from "./snapshot";

/** Fills an empty database, all of it or nothing. */
export async function loadDatabase(url: string, { folder, snapshot }: FoundSnapshot): Promise<void> {
  await refuseOtherMigrations(snapshot);
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT FROM job UNION ALL SELECT FROM person UNION ALL SELECT FROM device LIMIT 1",
    );
    if (rows.length > 0) throw new BackupError("This database is not empty. Restore into a new one.");
    await client.query("BEGIN");
    // The rows satisfied every constraint at their source; triggers would dictate an insertion order.
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(`TRUNCATE ${snapshot.tables.map(({ name }) => `"${name}"`).join(", ")}`);
    for (const table of snapshot.tables) await loadTable(client, folder, table);
    for (const { name, value } of snapshot.sequences) await client.query("SELECT setval($1, $2)", [`"${name}"`, value]);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

async function refuseOtherMigrations({ migrations }: Snapshot) {
  const { migrationDirectories } = await readMigrations();
  const here = migrationDirectories.map((migration) => migration.path);
  if (here.join() === migrations.join()) return;
  throw new BackupError(
    `This backup is of the version whose last migration is ${migrations.at(-1)}, and here it is ${here.at(-1)}. Restore it with that version; then upgrade.`,
  );
}

async function loadTable(client: pg.Client, folder: string, table: Snapshot["tables"][0]) {
  const file = path.join(folder, table.file);
  const digest = createHash("sha256");
  const read = createReadStream(file).on("data", (chunk) => digest.update(chunk));
  const copy = client.query(copyFrom(`COPY "${table.name}" (${columnList(table.columns)}) FROM STDIN`));
  const damaged = (cause?: unknown) =>
    new BackupError(`${file} is damaged: its content has changed. Use another backup.`, { cause });
  await pipeline(read, createGunzip(), copy).catch((error: NodeJS.ErrnoException) => {
    throw error.code?.startsWith("Z_") || error.code === "ENOENT" ? damaged(error) : error;
  });
  if (digest.digest("hex") !== table.sha256 || copy.rowCount !== table.rows) throw damaged();
}
