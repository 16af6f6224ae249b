import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../clock";
import { connectCommits, connectPool } from "./connect-pool";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { migrate } from "./migrate";
import { openPrisma } from "./open-prisma";

export interface DatabaseOptions {
  /** URL of an external PostgreSQL; unset: one is run here, with its files in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Receives messages for the log. */
  say?: (message: string) => void;
  /** Called once when the embedded database cannot be brought back. */
  onLost?: (error: Error) => void;
}

export interface Database {
  url: string;
  pool: pg.Pool;
  /** For commit groups alone. */
  commits: pg.Pool;
  prisma: PrismaClient;
  /** Resolves when the database answers; await it before retrying after a lost connection. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const RETRY_MS = 100;
const ANSWER_WITHIN_MS = 120_000;

/** Opens the product's database, external or embedded, at its newest migration. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const server = options.databaseUrl ? await external(options.databaseUrl) : await embedded(options);
  try {
    const applied = await migrate(server.url);
    if (applied.length > 0) options.say?.(`Database migrations applied: ${applied.join(", ")}.`);
    return connect(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Server {
  url: string;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

async function embedded({ dataDir, ...options }: DatabaseOptions): Promise<Server> {
  const postgres = await startEmbeddedPostgres({ ...options, folder: path.join(dataDir, "postgres") });
  return { url: postgres.url(), ready: () => postgres.ready(), stop: () => postgres.stop() };
}

async function external(url: string): Promise<Server> {
  const problem = await connectionProblem(url);
  if (problem)
    throw new Error(`The database of DATABASE_URL does not answer (${problem}). Start it or correct the URL.`);
  return { url, ready: () => waitForExternal(url), stop: async () => {} };
}

async function waitForExternal(url: string): Promise<void> {
  const deadline = steadyNow() + ANSWER_WITHIN_MS;
  for (let problem = await connectionProblem(url); problem; problem = await connectionProblem(url)) {
    if (steadyNow() > deadline) throw new Error(`The database of DATABASE_URL does not answer (${problem}).`);
    await sleep(RETRY_MS);
  }
}

async function connectionProblem(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: LIMITS.MAX_TRANSACTION_WAIT_MS });
  client.on("error", () => {});
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof AggregateError ? String(error.errors[0]?.message) : (error as Error).message;
  } finally {
    await client.end().catch(() => {});
  }
}

function connect(server: Server): Database {
  const pool = connectPool(server.url);
  const commits = connectCommits(server.url);
  const prisma = openPrisma(pool);
  return {
    url: server.url,
    pool,
    commits,
    prisma,
    ready: () => server.ready(),
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), commits.end()]);
      await server.stop();
    },
  };
}
