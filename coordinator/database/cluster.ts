import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { findPostgresRunner, type PostgresRunner } from "./postgres-runner";
import { socketFolder } from "./socket-folder";

/** The files of one PostgreSQL server, and how to run it on them. */
export interface Cluster {
  /** Holds `data`, the server's log and, when its path is short enough, the socket. */
  folder: string;
  data: string;
  log: string;
  sockets: string;
  settings: Record<string, string>;
  runner: PostgresRunner;
}

/**
 * Opens the cluster in `folder`, creating it if there is none. For tests, `durable: false` turns off fsync, and `further`
 * settings replace ours.
 */
export function openCluster(wanted: string, durable: boolean, further: Record<string, string> = {}): Cluster {
  mkdirSync(wanted, { recursive: true });
  chmodSync(wanted, 0o700);
  const folder = realpathSync(wanted);
  const data = path.join(folder, "data");
  const madeBy = majorOf(data);
  const runner = findPostgresRunner(folder, madeBy);
  const sockets = socketFolder(folder, [process.getuid?.(), runner.uid]);
  if (sockets !== folder) runner.own(sockets);
  const settings = { ...serverSettings(runner.major, durable), ...further };
  const cluster: Cluster = { folder, data, log: path.join(folder, "server.log"), sockets, settings, runner };
  if (madeBy === undefined) initialise(cluster, durable);
  return cluster;
}

function majorOf(data: string): number | undefined {
  const file = path.join(data, "PG_VERSION");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

function serverSettings(major: number, durable: boolean): Record<string, string> {
  return {
    listen_addresses: "",
    port: "5432",
    unix_socket_permissions: "0700",
    shared_buffers: "64MB",
    max_connections: "60",
    jit: "off",
    ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
    ...(major >= 18 ? { io_method: "sync" } : {}),
    ...(durable ? {} : { fsync: "off" }),
  };
}

/** Created aside and then renamed, so that a set-up killed half-way is simply repeated. */
function initialise({ folder, data, runner }: Cluster, durable: boolean): void {
  const aside = `${data}.new`;
  rmSync(aside, { recursive: true, force: true });
  const locale = runner.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  const { file, args, options } = runner.command("initdb", [
    ...["-D", aside, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"],
    ...locale,
    ...(durable ? [] : ["--no-sync"]),
  ]);
  const env = { ...process.env, LC_ALL: "C" };
  const run = spawnSync(file, args, { ...options, cwd: folder, env, encoding: "utf8" });
  if (run.status !== 0)
    throw new Error(`The database could not be created in ${folder}: ${run.error?.message ?? run.stderr}`);
  renameSync(aside, data);
}
