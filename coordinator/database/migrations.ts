import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationDirectory, MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PROJECT_ROOT } from "../project-root";

export const MIGRATIONS_FOLDER = path.join(PROJECT_ROOT, "prisma", "migrations");

/** The migrations on disk, oldest first, in the schema engine's terms. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<MigrationList> {
  const lock = path.join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? await readFile(lock, "utf8") : null },
    migrationDirectories: await Promise.all((await migrationNames(folder)).map((name) => readMigration(folder, name))),
  };
}

async function migrationNames(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigration(folder: string, name: string): Promise<MigrationDirectory> {
  const script = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } } };
}
