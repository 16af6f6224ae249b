import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import getPort from "get-port";
import type { Policy } from "#core/coordination/policy";
import { PROJECT_ROOT } from "../project-root";

export type ProcessVerb =
  | "seed"
  | "dial"
  | "budget"
  | "cancel"
  | "change"
  | "household"
  | "fleet"
  | "now"
  | "job"
  | "history"
  | "health"
  | "stop"
  | "resume"
  | "remove"
  | "customer"
  | "clock"
  | "close";

export interface ProcessCall {
  call: number;
  verb: ProcessVerb;
  input: unknown;
}

interface Reply {
  call?: number;
  value?: unknown;
  error?: string;
  ready?: string;
}

export interface ProcessOptions {
  dataDir: string;
  /** Unset: a free one; set it to come back at the port to which devices reconnect. */
  port?: number;
  /** Unset: the embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string;
  /** Unset: one of its own, in `dataDir`. Coordinators of one city share it. */
  secret?: string;
  policy?: Partial<Policy>;
  /** Its clock is off by as many milliseconds as this file says, from the moment it is written. */
  clockFile?: string;
}

export interface CoordinatorProcess {
  url: string;
  port: number;
  pid: number;
  databaseUrl: string;
  do(verb: ProcessVerb, input?: unknown): Promise<unknown>;
  /** SIGKILL; resolves when the process has ended. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  close(): Promise<void>;
}

/** Built from coordinator-process.ts by Vitest's global set-up. */
const BUNDLE = path.join(PROJECT_ROOT, "dist", "tests", "coordinator-process.mjs");

/** Starts a coordinator in its own process, which may be killed at any moment. */
export async function startCoordinatorProcess(options: ProcessOptions): Promise<CoordinatorProcess> {
  const port = options.port ?? (await getPort({ host: "127.0.0.1" }));
  const { clockFile } = options;
  const flags = clockFile ? ["--import", path.join(import.meta.dirname, "jumping-date.mjs")] : [];
  const child = spawn(process.execPath, ["--enable-source-maps", ...flags, BUNDLE], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: options.dataDir,
      DATABASE_URL: options.databaseUrl ?? "",
      ...(options.secret === undefined ? {} : { AUTH_SECRET: options.secret }),
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
      ...(clockFile ? { JUMPING_CLOCK_FILE: clockFile } : {}),
      TEST_POLICY: JSON.stringify(options.policy ?? {}),
    },
  });
  const gone = once(child, "exit");
  const databaseUrl = await Promise.race([
    firstWord(child),
    gone.then(() => Promise.reject(new Error("The coordinator process ended before it was ready."))),
  ]);
  let calls = 0;
  return {
    url: `http://localhost:${port}`,
    port,
    pid: Number(child.pid),
    databaseUrl,
    do: (verb, input = {}) => ask(child, { call: calls++, verb, input }),
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    signal: (name) => void child.kill(name),
    async close() {
      if (child.exitCode === null && child.signalCode === null)
        await ask(child, { call: calls++, verb: "close", input: {} });
      await gone;
    },
  };
}

async function firstWord(child: ChildProcess): Promise<string> {
  const [{ ready = "" }] = (await once(child, "message")) as [Reply];
  return ready;
}

function ask(child: ChildProcess, message: ProcessCall): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`The coordinator process ended before it answered "${message.verb}".`));
    const onMessage = (reply: Reply) => {
      if (reply.call !== message.call) return;
      child.off("message", onMessage);
      child.off("exit", giveUp);
      if (reply.error === undefined) resolve(reply.value);
      else reject(new Error(reply.error));
    };
    child.on("message", onMessage);
    child.once("exit", giveUp);
    child.send(message);
  });
}
