import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../clock";
import { connectCommits, connectPool } from "./connect-pool";
import { DatabaseServers } from "./database-servers";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { migrate } from "./migrate";
import { openPrisma } from "./open-prisma";
import { refusePooler } from "./refuse-pooler";
import { watchServer } from "./watch-server";

export interface DatabaseOptions {
  /** URL of an external PostgreSQL, or of its primary and standbys; unset: one is run here, with its files in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Receives messages for the log. */
  say?: (message: string) => void;
  /** Called once when the embedded database cannot be brought back. */
  onLost?: (error: Error) => void;
}

export interface Database {
  /** May name several servers: see `DatabaseServers`. */
  url: string;
  pool: pg.Pool;
  /** For commit groups alone. */
  commits: pg.Pool;
  prisma: PrismaClient;
  /** One more connection, for what outlives a query. */
  connect(): Promise<pg.Client>;
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
    const applied = await migrate(server.servers.current, { isShared: options.databaseUrl !== undefined });
    if (applied.length > 0) options.say?.(`Database migrations applied: ${applied.join(", ")}.`);
    return connect(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Server {
  servers: DatabaseServers;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

async function embedded({ dataDir, ...options }: DatabaseOptions): Promise<Server> {
  const postgres = await startEmbeddedPostgres({ ...options, folder: path.join(dataDir, "postgres") });
  return {
    servers: new DatabaseServers(postgres.url()),
    ready: () => postgres.ready(),
    stop: () => postgres.stop(),
  };
}

async function external(url: string): Promise<Server> {
  const servers = new DatabaseServers(url);
  const problem = await connectionProblem(servers);
  if (problem)
    throw new Error(`The database of DATABASE_URL does not answer (${problem}). Start it or correct the URL.`);
  await refusePooler(servers.current);
  const watch = watchServer(servers);
  return { servers, ready: () => waitForExternal(servers), stop: () => watch.close() };
}

async function waitForExternal(servers: DatabaseServers): Promise<void> {
  const deadline = steadyNow() + ANSWER_WITHIN_MS;
  for (let problem = await connectionProblem(servers); problem; problem = await connectionProblem(servers)) {
    if (steadyNow() > deadline) throw new Error(`The database of DATABASE_URL does not answer (${problem}).`);
    await sleep(RETRY_MS);
  }
}

async function connectionProblem(servers: DatabaseServers): Promise<string | undefined> {
  try {
    const client = await servers.connect({ connectionTimeoutMillis: LIMITS.MAX_TRANSACTION_WAIT_MS });
    await client.end().catch(() => {});
    return undefined;
  } catch (error) {
    return error instanceof AggregateError ? String(error.errors[0]?.message) : (error as Error).message;
  }
}

function connect(server: Server): Database {
  const { servers } = server;
  const pool = connectPool(servers);
  const commits = connectCommits(servers);
  const prisma = openPrisma(pool);
  return {
    url: servers.url,
    pool,
    commits,
    prisma,
    connect: () => servers.connect({ keepAlive: true }),
    ready: () => server.ready(),
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), commits.end()]);
      await server.stop();
    },
  };
}
