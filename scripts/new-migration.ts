// npm run migration -- <name> [--empty]: writes the SQL that brings the database from the migrations so far to
// prisma/schema. With --empty it writes an empty file, for SQL that the schema language cannot say. End the name in _alone if
// processes of the release before cannot work beside those of this one: of SQL that only adds, a test says that it is not needed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MIGRATIONS_FOLDER, readMigrations } from "#coordinator/database/migrations";
import { withSchemaEngine } from "#coordinator/database/schema-engine";
import { startThrowawayPostgres } from "#coordinator/database/throwaway-postgres";

const SCHEMA_FOLDER = path.join(MIGRATIONS_FOLDER, "..", "schema");
const NOTHING = "-- This is an empty migration.";

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration after what it does, in small_letters: npm run migration -- add_city_switch");
  process.exit(1);
}
const script = process.argv.includes("--empty") ? "" : await diff();
if (script.trim() === NOTHING) console.log("The migrations already make prisma/schema: nothing was written.");
else console.log(`Wrote ${write(script)}. Read it; it runs at the next start.`);

async function diff(): Promise<string> {
  const postgres = await startThrowawayPostgres();
  try {
    const result = await withSchemaEngine(postgres.url(), async (engine) =>
      engine.diff({
        from: { tag: "migrations", ...(await readMigrations()) },
        to: { tag: "schemaDatamodel", files: readSchema() },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    return result.stdout ?? "";
  } finally {
    await postgres.stop();
  }
}

function readSchema() {
  const files = readdirSync(SCHEMA_FOLDER).sort();
  return files.map((file) => {
    const full = path.join(SCHEMA_FOLDER, file);
    return { path: full, content: readFileSync(full, "utf8") };
  });
}

function write(sql: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  return path.relative(process.cwd(), path.join(folder, "migration.sql"));
}
