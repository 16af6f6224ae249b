import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { steadyNow } from "../clock";
import { type Cluster, openCluster } from "./cluster";
import { isAlive, signal, startPostmaster, stopPostmaster, waitForAnswer } from "./postmaster";

export interface EmbeddedPostgresOptions {
  folder: string;
  /** Receives messages about restarts. */
  say?: (message: string) => void;
  /** Called once if the server cannot be restarted: nothing will be durable from then on. */
  onLost?: (error: Error) => void;
  /** False only for tests: faster, and safe against kill -9 but not against a power cut. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Of the database `lamplighter`, or of another one in the same server. */
  url(database?: string): string;
  pid(): number;
  /** Settles when the server answers: at once in the ordinary case, after the restart when it was killed. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const WATCH_MS = 100;
const RESTARTS = 10;
const RESTARTS_WITHIN_MS = 60_000;

/**
 * Runs a real PostgreSQL on the files in `folder`: creates them the first time, joins a server that still runs on them,
 * and restarts it when it dies. It listens on a unix socket only.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = openCluster(options.folder, options.durable ?? true);
  const postgres = new Supervisor(cluster, options, await startPostmaster(cluster));
  await createDatabase(postgres);
  return postgres;
}

class Supervisor implements EmbeddedPostgres {
  #cluster: Cluster;
  #options: EmbeddedPostgresOptions;
  #pid: number;
  #restarting = false;
  #up: Promise<void> = Promise.resolve();
  #restarts: number[] = [];
  #watch: NodeJS.Timeout;
  #atExit = () => signal(this.#pid, "SIGINT");

  constructor(cluster: Cluster, options: EmbeddedPostgresOptions, pid: number) {
    this.#cluster = cluster;
    this.#options = options;
    this.#pid = pid;
    this.#watch = setInterval(() => this.#check(), WATCH_MS).unref();
    process.once("exit", this.#atExit);
  }

  url(database = "lamplighter"): string {
    return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(this.#cluster.sockets)}`;
  }

  pid(): number {
    return this.#pid;
  }

  async ready(): Promise<void> {
    await this.#up;
    await waitForAnswer(this.#cluster);
  }

  async stop(): Promise<void> {
    this.#stopWatching();
    await this.#up.catch(() => {});
    await stopPostmaster(this.#cluster);
  }

  #check(): void {
    if (this.#restarting || isAlive(this.#pid)) return;
    this.#restarting = true;
    this.#up = this.#restart().finally(() => {
      this.#restarting = false;
    });
    this.#up.catch((error: Error) => {
      this.#stopWatching();
      this.#options.onLost?.(error);
    });
  }

  async #restart(): Promise<void> {
    const now = steadyNow();
    this.#restarts = [...this.#restarts.filter((at) => now - at < RESTARTS_WITHIN_MS), now];
    if (this.#restarts.length > RESTARTS) {
      throw new Error(`The database died ${RESTARTS} times in a minute; its log is ${this.#cluster.log}.`);
    }
    this.#options.say?.("The database stopped; starting it again.");
    await sleep(WATCH_MS * (this.#restarts.length - 1));
    this.#pid = await startPostmaster(this.#cluster);
    this.#options.say?.("The database is back.");
  }

  #stopWatching(): void {
    clearInterval(this.#watch);
    process.removeListener("exit", this.#atExit);
  }
}

async function createDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  client.on("error", () => {}); // told by the query that it broke
  await client.connect();
  try {
    const found = await client.query("SELECT FROM pg_database WHERE datname = 'lamplighter'");
    if (found.rowCount === 0) await client.query("CREATE DATABASE lamplighter");
  } finally {
    await client.end();
  }
}
