import { mkdirSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import pg from "pg";
import { signalAll, treeOf } from "#suites/kit/process-tree";
import { removeFolder } from "../../../scripts/scratch.mjs";
import { type Cluster, openCluster } from "../../database/cluster";
import { startPostmaster } from "../../database/postmaster";
import { until } from "../until";
import { copyRunningCluster, write } from "./copy-running-cluster";

/** Whether a commit is confirmed once the standby has it on its disk, or before. */
export type Commits = "synchronous" | "asynchronous";

const HOST = "127.0.0.1";
const NAME = "standby";
const PROMOTED_WITHIN_S = 60;
const REPAIRS = 5;

interface Member {
  port: number;
  folder: string;
  running?: { cluster: Cluster; pid: number };
}

/** A primary and its standby by streaming replication: two real servers, which take turns. */
export class PostgresPair {
  readonly #folder: string;
  readonly #commits: Commits;
  readonly #ports: readonly [number, number];
  #primary: Member;
  #standby: Member;
  #generations = 0;
  #isWhole = false;

  private constructor(folder: string, commits: Commits, ports: readonly [number, number]) {
    this.#folder = folder;
    this.#commits = commits;
    this.#ports = ports;
    this.#primary = this.#member(ports[0]);
    this.#standby = this.#member(ports[1]);
  }

  static async start(folder: string, commits: Commits): Promise<PostgresPair> {
    const ports = [await getPort({ host: HOST }), await getPort({ host: HOST })] as const;
    const pair = new PostgresPair(folder, commits, ports);
    await pair.#start(pair.#primary);
    await query(pair.#urlOf(pair.#primary, "postgres"), "CREATE DATABASE lamplighter");
    await pair.#makeStandby();
    return pair;
  }

  /** Names both, in an order that does not say which is the primary. */
  get url(): string {
    return `postgresql://postgres@${this.#ports.map((port) => `${HOST}:${port}`).join(",")}/lamplighter`;
  }

  /** Of the standby alone, which can be read. */
  get standbyUrl(): string {
    return this.#urlOf(this.#standby);
  }

  /** Whether there is a standby that has everything that was ever confirmed. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** The processes of the primary. */
  primary(): number[] {
    return processesOf(this.#primary);
  }

  /** From now on the standby receives nothing, as when the network between the two is cut; it still can be promoted. */
  async deafen(): Promise<void> {
    await query(this.#urlOf(this.#standby), "ALTER SYSTEM SET primary_conninfo = ''");
    await query(this.#urlOf(this.#standby), "SELECT pg_reload_conf()");
    await until("the standby receives nothing", async () => (await this.#replication()).length === 0);
  }

  killPrimary(): number {
    return signalAll(this.primary(), "SIGKILL");
  }

  /** The standby becomes the primary, in the place of one that was killed. Resolves when it takes writes. */
  async promote(): Promise<void> {
    const dead = this.#primary;
    this.#primary = this.#standby;
    this.#standby = this.#member(dead.port);
    this.#isWhole = false;
    await query(this.#urlOf(this.#primary, "postgres"), "SELECT pg_promote(true, $1)", [PROMOTED_WITHIN_S]);
    removeFolder(dead.folder);
  }

  /** The new primary gets a standby in the place of the one that died, whatever else happens to it meanwhile. */
  async repair(): Promise<void> {
    for (let tries = 1; !this.#isWhole; tries++) {
      try {
        await this.#makeStandby();
      } catch (error) {
        if (tries === REPAIRS) throw error;
        signalAll(processesOf(this.#standby), "SIGKILL");
        removeFolder(this.#standby.folder);
        this.#standby = this.#member(this.#standby.port);
      }
    }
  }

  kill() {
    for (const member of [this.#primary, this.#standby]) signalAll(processesOf(member), "SIGKILL");
  }

  async #makeStandby() {
    const { running } = this.#primary;
    if (!running) throw new Error("There is no primary to copy.");
    const { runner, data: from } = running.cluster;
    const { folder } = this.#standby;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const data = path.join(folder, "data");
    await copyRunningCluster(this.#urlOf(this.#primary), from, data, runner);
    const source = `host=${HOST} port=${this.#primary.port} user=postgres application_name=${NAME}`;
    write(path.join(data, "postgresql.auto.conf"), `\nprimary_conninfo = '${source}'\n`, runner);
    write(path.join(data, "standby.signal"), "", runner);
    await this.#start(this.#standby);
    await until("the standby streams", async () => (await this.#replication()).includes("streaming"));
    if (this.#commits === "synchronous") await this.#commitSynchronously();
    this.#isWhole = true;
  }

  async #commitSynchronously() {
    const url = this.#urlOf(this.#primary);
    await query(url, `ALTER SYSTEM SET synchronous_standby_names = '${NAME}'`);
    await query(url, "SELECT pg_reload_conf()");
    await until("the standby is synchronous", async () => {
      const rows = await query<{ sync: boolean }>(url, "SELECT sync_state = 'sync' AS sync FROM pg_stat_replication");
      return rows.some(({ sync }) => sync);
    });
    // Its own commit waits until the standby has everything from before.
    await query(url, "SELECT pg_logical_emit_message(true, 'standby', 'complete')");
  }

  async #replication(): Promise<string[]> {
    const rows = await query<{ state: string }>(this.#urlOf(this.#primary), "SELECT state FROM pg_stat_replication");
    return rows.map(({ state }) => state);
  }

  async #start(member: Member) {
    const settings = {
      listen_addresses: HOST,
      port: String(member.port),
      wal_keep_size: "1GB",
      wal_retrieve_retry_interval: "200ms",
    };
    const cluster = openCluster(member.folder, false, settings);
    member.running = { cluster, pid: await startPostmaster(cluster) };
  }

  #member(port: number): Member {
    this.#generations += 1;
    return { port, folder: path.join(this.#folder, `server-${this.#generations}`) };
  }

  #urlOf({ port }: Member, database = "lamplighter"): string {
    return `postgresql://postgres@${HOST}:${port}/${database}`;
  }
}

const processesOf = ({ running }: Member): number[] => (running ? treeOf(running.pid) : []);

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // told by the query that it broke
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
