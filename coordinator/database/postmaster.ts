import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { steadyNow } from "../clock";
import type { Cluster } from "./cluster";

/** Crash recovery replays a few minutes of writes at most; nothing else takes long. */
const START_MS = 120_000;
const RETRY_MS = 20;
const LOG_BYTES = 10 * 1024 * 1024;

/** Starts a server, or joins the one that already runs on these files, and gives its process id once it answers. */
export async function startPostmaster(cluster: Cluster): Promise<number> {
  const deadline = steadyNow() + START_MS;
  let child: ChildProcess | undefined;
  while (!(await answers(cluster))) {
    if (steadyNow() > deadline) throw new Error(`The database did not start. ${lastWords(cluster)}`);
    // A server that was just killed may leave backends that hold its memory: the next try succeeds.
    if (!child || child.exitCode !== null || child.signalCode !== null) child = spawnServer(cluster);
    await sleep(RETRY_MS);
  }
  const pid = runningPid(cluster);
  if (pid === undefined) throw new Error(`The database answers but has no postmaster.pid in ${cluster.data}.`);
  return pid;
}

/** Resolves once it answers; gives up after as long as a recovery may take. */
export async function waitForAnswer(cluster: Cluster): Promise<void> {
  const deadline = steadyNow() + START_MS;
  while (!(await answers(cluster))) {
    if (steadyNow() > deadline) throw new Error(`The database does not answer. ${lastWords(cluster)}`);
    await sleep(RETRY_MS);
  }
}

/** Stops it without waiting for its clients; committed data is kept. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = runningPid(cluster);
  if (pid === undefined) return;
  signal(pid, "SIGINT");
  const deadline = steadyNow() + START_MS;
  while (isAlive(pid) && steadyNow() < deadline) await sleep(RETRY_MS);
  if (cluster.sockets !== cluster.folder) rmSync(cluster.sockets, { recursive: true, force: true });
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime, which is what we wanted.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

function spawnServer(cluster: Cluster): ChildProcess {
  forgetZombie(cluster);
  const settings = Object.entries(cluster.settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { file, args, options } = cluster.runner.command("postgres", [
    ...["-D", cluster.data, "-k", cluster.sockets],
    ...settings,
  ]);
  const log = openSync(cluster.log, existsSync(cluster.log) && statSync(cluster.log).size > LOG_BYTES ? "w" : "a");
  // Detached: a Ctrl-C in the terminal must not stop the database before the coordinator has written its last results.
  const child = spawn(file, args, { ...options, cwd: cluster.folder, stdio: ["ignore", log, log], detached: true });
  child.on("error", () => {}); // The deadline reports it, with the end of the log.
  child.unref();
  closeSync(log);
  return child;
}

export async function answers(cluster: Cluster): Promise<boolean> {
  const client = new pg.Client({
    host: cluster.sockets,
    port: Number(cluster.settings["port"]),
    user: "postgres",
    database: "postgres",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === cluster.data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function runningPid(cluster: Cluster): number | undefined {
  try {
    return Number(readFileSync(path.join(cluster.data, "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
}

/** A killed server whose parent is gone may stay a zombie for ever in a container; PostgreSQL takes that for a rival. */
function forgetZombie(cluster: Cluster): void {
  const pid = runningPid(cluster);
  if (pid !== undefined && isZombie(pid)) rmSync(path.join(cluster.data, "postmaster.pid"));
}

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.startsWith("Z") ?? false;
  } catch {
    return false; // no /proc on this system, or the process is gone
  }
}

function lastWords(cluster: Cluster): string {
  if (!existsSync(cluster.log)) return `It left no log in ${cluster.folder}.`;
  const end = readFileSync(cluster.log, "utf8").trimEnd().split("\n").slice(-3).join(" | ");
  return `Its log (${cluster.log}) ends with: ${end}`;
}
