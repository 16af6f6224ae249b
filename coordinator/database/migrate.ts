import pg from "pg";
import { readMigrations } from "./migrations";
import { withSchemaEngine } from "./schema-engine";

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 5_021_883;

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
  const migrationsList = await readMigrations();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const names = migrationsList.migrationDirectories.map((migration) => migration.path);
    if (await areApplied(client, names)) return [];
    const filters = { externalTables: [], externalEnums: [] };
    const applied = await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters }));
    return applied.appliedMigrationNames;
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
