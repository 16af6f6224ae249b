import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresPair } from "#coordinator/testing/standby/postgres-pair";
import { signalAll, treeOf } from "#suites/kit/process-tree";
import type { Scratch } from "#suites/kit/scratch";
import type { AwakeTime } from "./awake-time";

export interface SiteOptions {
  scratch: Scratch;
  time: AwakeTime;
  dataDir: string;
  /** Undefined: a database of the site's own. */
  pair: PostgresPair | undefined;
  port: number;
  /** Its URL for clients, through the proxy. */
  siteUrl: string;
  sandboxUrl: string;
  admin: { email: string; password: string };
}

const LOOK_EVERY_MS = 50;
/** While the site does not answer, acts that come meanwhile wait. */
const ASK_EVERY_MS = 250;
const ANSWER_WITHIN_MS = 5_000;
const WELL_WITHIN_MS = 600_000;
const AGAIN_AFTER_MS = 500;
const STOP_WITHIN_MS = 60_000;
/** Log lines that are printed when a process ends by itself. */
const WORDS = 8;

/** The product as it is served, in a process that is restarted whenever it ends, as a service manager does. */
export class ChaosSite {
  readonly #options: SiteOptions;
  readonly #clockFile: string;
  readonly logFile: string;
  #child: ChildProcess | undefined;
  #stopping = false;
  #killed = false;
  #downMs = 0;
  #wasWell = false;
  starts = 0;
  /** Ends without a planned cause, as sentences. */
  readonly ownEnds: string[] = [];
  /** Failed starts: what they need was being killed at the same time. */
  failedStarts = 0;

  constructor(options: SiteOptions) {
    this.#options = options;
    this.#clockFile = path.join(options.scratch.folder, "clock");
    this.logFile = path.join(options.scratch.folder, "coordinator.log");
    options.scratch.undoing(() => this.#killAll());
  }

  async start(): Promise<void> {
    this.#spawn();
    await this.well();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** SIGKILL; it is started again after `downMs`. */
  kill(downMs: number): boolean {
    this.#killed = true;
    this.#downMs = downMs;
    return this.#child?.kill("SIGKILL") ?? false;
  }

  /** The postmaster and all its processes; empty while there is none. */
  database(): number[] {
    const { pair } = this.#options;
    if (pair) return pair.primary();
    const postmaster = this.postmaster();
    return postmaster === undefined ? [] : treeOf(postmaster);
  }

  postmaster(): number | undefined {
    const { pair } = this.#options;
    if (pair) return pair.primary()[0];
    const file = path.join(this.#options.dataDir, "postgres", "data", "postmaster.pid");
    return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) || undefined : undefined;
  }

  /** The offset of the coordinator's clock from the real one. */
  setClock(offsetMs: number) {
    writeFileSync(this.#clockFile, String(offsetMs));
  }

  /** Settles when coordinator and database answer, with the milliseconds that it took. */
  async well(): Promise<number> {
    const { time } = this.#options;
    const since = time.now();
    const isLate = time.after(WELL_WITHIN_MS);
    let asked = this.#child;
    while (!(await this.#answers())) {
      if (isLate()) throw new Error(`The site did not come back. ${this.lastWords()}`);
      await sleep(ASK_EVERY_MS);
      asked = this.#child;
    }
    // Another one may have been started while this one answered for the last time.
    if (asked === this.#child) this.#wasWell = true;
    return time.now() - since;
  }

  lastWords(lines = 20): string {
    return existsSync(this.logFile)
      ? readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n")
      : "";
  }

  /** An orderly end. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    for (let waited = 0; waited < STOP_WITHIN_MS; waited += LOOK_EVERY_MS) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`The coordinator did not end within ${STOP_WITHIN_MS / 1_000} seconds.`);
  }

  /** The coordinator, its database and its pages; asked past the network, which may be bad. */
  async #answers(): Promise<boolean> {
    const read = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${this.#options.port}${path}`);
      await response.arrayBuffer();
      return response.ok;
    };
    // A request whose server is killed at a bad moment may never settle, not even when it is aborted.
    const ask = (path: string) => Promise.race([read(path), sleep(ANSWER_WITHIN_MS, false)]);
    return (await ask("/api/health").catch(() => false)) && (await ask("/api/v1/openapi.json").catch(() => false));
  }

  #spawn() {
    const { dataDir, pair, port, siteUrl, sandboxUrl, admin } = this.#options;
    const log = openSync(this.logFile, "a");
    const preload = path.resolve("coordinator/testing/jumping-date.mjs");
    this.#child = spawn(process.execPath, ["--enable-source-maps", "--import", preload, "dist/coordinator/main.mjs"], {
      stdio: ["ignore", log, log],
      env: {
        ...process.env,
        NODE_ENV: "production",
        JUMPING_CLOCK_FILE: this.#clockFile,
        PORT: String(port),
        SITE_URL: siteUrl,
        SANDBOX_URL: sandboxUrl,
        DATA_DIR: dataDir,
        DATABASE_URL: pair?.url ?? "",
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        WELCOME_DOLLARS: "100000",
        WELCOME_REQUIRES: "nothing",
        LOG_LEVEL: "warn",
      },
    });
    closeSync(log);
    this.starts += 1;
    this.#killed = false;
    this.#wasWell = false;
    this.#child.once("exit", (code, signal) => void this.#again(code, signal));
  }

  async #again(code: number | null, signal: NodeJS.Signals | null) {
    if (this.#stopping) return;
    if (!this.#killed && this.#wasWell)
      this.ownEnds.push(`exit code ${code}, signal ${signal}; its last words: ${this.lastWords(WORDS)}`);
    else if (!this.#killed) this.failedStarts += 1;
    await sleep(this.#killed ? this.#downMs : AGAIN_AFTER_MS);
    if (!this.#stopping) this.#spawn();
  }

  #killAll() {
    this.#stopping = true;
    const database = this.database();
    if (this.#child?.pid !== undefined) signalAll([this.#child.pid], "SIGKILL");
    signalAll(database, "SIGKILL");
    rmSync(this.#clockFile, { force: true });
  }
}
