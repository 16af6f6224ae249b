import { readMigrations } from "./migrations";
import { withSchemaEngine } from "./schema-engine";

export type Applied = { kind: "applied"; names: string[] } | { kind: "failed"; message: string };

const FILTERS = { externalTables: [], externalEnums: [] };

async function apply(url: string): Promise<Applied> {
  try {
    const migrationsList = await readMigrations();
    const input = { migrationsList, filters: FILTERS };
    const { appliedMigrationNames: names } = await withSchemaEngine(url, (engine) => engine.applyMigrations(input));
    return { kind: "applied", names };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

process.once("message", async ({ url }: { url: string }) => {
  process.send?.(await apply(url), () => process.disconnect());
});
