import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { PRIVATE_FILE } from "../storage/private-folder";
import type { Snapshot } from "./snapshot";

export type Dump = Pick<Snapshot, "migrations" | "tables" | "sequences" | "blobs" | "otherBlobs">;

const COLUMNS = `
  SELECT table_name AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
  GROUP BY table_name ORDER BY table_name`;

const NAMED_BLOBS = `
  SELECT output_blob AS hash FROM replica WHERE output_blob IS NOT NULL
  UNION SELECT units_blob FROM job WHERE units_blob IS NOT NULL
  UNION SELECT hash FROM job_blob
  UNION SELECT hash FROM program UNION SELECT prepared_hash FROM program
  UNION SELECT shared ->> 'hash' FROM job, jsonb_array_elements(spec::jsonb -> 'shared') AS shared
    WHERE erased_at IS NULL ORDER BY hash`;

/** Uploads that no job has named yet, and what is about to be removed. */
const OTHER_BLOBS = "SELECT hash FROM blob WHERE NOT hash = ANY($1::text[]) ORDER BY hash";

/**
 * Every table at one moment, while others continue to write: all is read in one REPEATABLE READ transaction. It is text,
 * so that it can be restored into any version of PostgreSQL, on any machine.
 */
export async function dumpDatabase(url: string, folder: string): Promise<Dump> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const found = await client.query<{ name: string; columns: string[] }>(COLUMNS);
    const tables: Dump["tables"] = [];
    for (const { name, columns } of found.rows) tables.push(await dumpTable(client, folder, name, columns));
    const migrations = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
    );
    const named = await client.query<{ hash: string }>(NAMED_BLOBS);
    const blobs = named.rows.map(({ hash }) => hash);
    const others = await client.query<{ hash: string }>(OTHER_BLOBS, [blobs]);
    // Sequences are outside transactions; read after the tables, they are never behind them.
    const sequences = await client.query<{ name: string; value: string }>(
      "SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL",
    );
    await client.query("COMMIT");
    return {
      migrations: migrations.rows.map(({ name }) => name),
      tables,
      sequences: sequences.rows,
      blobs,
      otherBlobs: others.rows.map(({ hash }) => hash),
    };
  } finally {
    await client.end();
  }
}

async function dumpTable(
  client: pg.Client,
  folder: string,
  name: string,
  columns: string[],
): Promise<Dump["tables"][0]> {
  const file = `${name}.copy.gz`;
  const digest = createHash("sha256");
  const hashed = new PassThrough().on("data", (chunk) => digest.update(chunk));
  const copy = client.query(copyTo(`COPY "${name}" (${columnList(columns)}) TO STDOUT`));
  await pipeline(
    copy,
    createGzip({ level: 1 }),
    hashed,
    createWriteStream(path.join(folder, file), { flush: true, mode: PRIVATE_FILE }),
  );
  return { name, columns, file, sha256: digest.digest("hex"), rows: copy.rowCount };
}

export const columnList = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(", ");
