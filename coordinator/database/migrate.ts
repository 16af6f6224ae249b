import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { PROJECT_ROOT } from "../project-root";
import type { Applied } from "./apply-migrations.process";
import { readMigrations } from "./migrations";
import { neededStop, needsStop } from "./needs-stop";

/** An arbitrary lock number that nothing else in this database uses. */
const MIGRATION_LOCK = 5_021_883;

/** Beside main.mjs in the build; whatever else is bundled or run from source uses the source. */
const BUILT = path.join(import.meta.dirname, "database", "apply-migrations.process.mjs");
const SOURCE = path.join(PROJECT_ROOT, "coordinator", "database", "apply-migrations.process.ts");

const APPLIED = `
  SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

interface MigrateOptions {
  /** Other coordinators may be at work on it. */
  isShared?: boolean;
  /** For how long it waits until they have ended. */
  maxWaitMs?: number;
}

/**
 * Brings the database to the newest migration and names those it applied. Several coordinators may start at once: one
 * applies, the others wait. The table `_prisma_migrations` is the one that Prisma's own CLI keeps. Throws, with nothing
 * changed, while coordinators of another release are at work that this one cannot work beside.
 */
export async function migrate(url: string, { isShared = false, maxWaitMs }: MigrateOptions = {}): Promise<string[]> {
  const { migrationDirectories } = await readMigrations();
  const names = migrationDirectories.map((migration) => migration.path);
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // told by the query that it broke
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await appliedIn(client);
    const newer = applied.filter((name) => neededStop(name) && !names.includes(name));
    if (newer.length > 0) throw new Error(tooOld(newer));
    const pending = names.filter((name) => !applied.includes(name));
    if (pending.length === 0) return [];
    if (isShared && applied.length > 0 && pending.some(needsStop)) await allEnded(client, pending, maxWaitMs);
    return await applyMigrations(url);
  } finally {
    await client.end();
  }
}

async function appliedIn(client: pg.Client): Promise<string[]> {
  if (!(await isThere(client, "_prisma_migrations"))) return [];
  return (await client.query<{ name: string }>(APPLIED)).rows.map(({ name }) => name);
}

const isThere = async (client: pg.Client, table: string) =>
  (await client.query<{ found: boolean }>("SELECT to_regclass($1) IS NOT NULL AS found", [table])).rows[0]?.found;

/** A coordinator that was killed is taken to be at work until it has been silent for as long as Health allows. */
async function allEnded(client: pg.Client, pending: readonly string[], maxWaitMs?: number): Promise<void> {
  if (!(await isThere(client, "coordinator_report"))) return;
  const silenceMs = LIMITS.MAX_COORDINATOR_SILENCE_MS;
  for (let left = maxWaitMs ?? silenceMs + SECOND; ; left -= SECOND) {
    const { rows } = await client.query<{ id: string }>(AT_WORK, [silenceMs]);
    if (rows.length === 0) return;
    if (left <= 0) throw new Error(othersAtWork(pending, rows.length));
    await sleep(SECOND);
  }
}

const AT_WORK = `SELECT coordinator AS id FROM coordinator_report
  WHERE reported_at > now() - $1 * interval '1 millisecond'`;

const othersAtWork = (pending: readonly string[], count: number) =>
  `This release changes tables (${pending.filter(needsStop).join(", ")}) that coordinators of the release before would misread. ` +
  `Nothing was changed. Coordinators at work: ${count}. End all of them (on Kubernetes: kubectl scale deployment/site ` +
  "--replicas=0), then start this one.";

const tooOld = (newer: readonly string[]) =>
  `This database was changed by a newer release (${newer.join(", ")}), and this one would misread its tables. Start the newer ` +
  "one, or restore a backup that this release has made.";

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
