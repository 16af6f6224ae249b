import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { PostgresRunner } from "../../database/postgres-runner";

/** Of one run of a server; PostgreSQL's own base backups leave their contents out too. */
const EMPTY: ReadonlySet<string> = new Set([
  ...["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans"],
]);
const LEFT_OUT: ReadonlySet<string> = new Set(["postmaster.pid", "postmaster.opts", "standby.signal"]);

/**
 * A base backup of a running server in the simplest way that PostgreSQL documents: its files are copied while they change,
 * between `pg_backup_start` and `pg_backup_stop`, and the write-ahead log that makes them consistent is streamed later.
 */
export async function copyRunningCluster(url: string, from: string, to: string, runner: PostgresRunner): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('standby', fast => true)");
    copyFolder(from, to, runner);
    const { rows } = await client.query<{ labelfile: string }>(
      "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)",
    );
    write(path.join(to, "backup_label"), rows[0]?.labelfile ?? "", runner);
  } finally {
    await client.end();
  }
}

export function write(file: string, text: string, runner: PostgresRunner) {
  writeFileSync(file, text, { flag: "a" });
  runner.own(file);
}

function copyFolder(from: string, to: string, runner: PostgresRunner) {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  runner.own(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() && !EMPTY.has(entry.name)) copyFolder(source, target, runner);
    else if (entry.isDirectory()) copyEmpty(source, target, runner);
    else copyFile(source, target, runner);
  }
}

function copyEmpty(source: string, target: string, runner: PostgresRunner) {
  mkdirSync(target, { mode: statSync(source).mode });
  runner.own(target);
  const inside = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of inside) copyEmpty(path.join(source, name), path.join(target, name), runner);
}

function copyFile(source: string, target: string, runner: PostgresRunner) {
  try {
    copyFileSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return; // Removed meanwhile: the log says so too.
    throw error;
  }
  chmodSync(target, 0o600);
  runner.own(target);
}
