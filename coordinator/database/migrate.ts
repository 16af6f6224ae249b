import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { PROJECT_ROOT } from "../project-root";
import type { Applied } from "./apply-migrations.process";
import { readMigrations } from "./migrations";

/** An arbitrary lock number that nothing else in this database uses. */
const MIGRATION_LOCK = 5_021_883;

/** Beside main.mjs in the build; whatever else is bundled or run from source uses the source. */
const BUILT = path.join(import.meta.dirname, "database", "apply-migrations.process.mjs");
const SOURCE = path.join(PROJECT_ROOT, "coordinator", "database", "apply-migrations.process.ts");

const NOT_APPLIED = `
  SELECT name FROM unnest($1::text[]) AS name
  WHERE NOT EXISTS (
    SELECT FROM _prisma_migrations
    WHERE migration_name = name AND finished_at IS NOT NULL AND rolled_back_at IS NULL)`;

/**
 * Brings the database to the newest migration and names those it applied. Several coordinators may start at once: one
 * applies, the others wait. The table `_prisma_migrations` is the one that Prisma's own CLI keeps.
 */
export async function migrate(url: string): Promise<string[]> {
  const { migrationDirectories } = await readMigrations();
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // told by the query that it broke
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const names = migrationDirectories.map((migration) => migration.path);
    return (await areApplied(client, names)) ? [] : await applyMigrations(url);
  } finally {
    await client.end();
  }
}

async function areApplied(client: pg.Client, names: string[]): Promise<boolean> {
  const table = await client.query<{ found: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found");
  if (!table.rows[0]?.found) return false;
  const missing = await client.query(NOT_APPLIED, [names]);
  return missing.rowCount === 0;
}

/** In a separate process: the engine would leave seventy megabytes behind in this one. */
async function applyMigrations(url: string): Promise<string[]> {
  const child = existsSync(BUILT) ? fork(BUILT) : fork(SOURCE, { execArgv: ["--import", "tsx"] });
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`The process that applies migrations exited early (${code}).`);
  });
  gone.catch(() => undefined);
  child.send({ url });
  const [outcome] = (await Promise.race([once(child, "message"), gone])) as [Applied];
  if (outcome.kind === "failed") throw new Error(`The database migrations could not be applied: ${outcome.message}`);
  return outcome.names;
}
