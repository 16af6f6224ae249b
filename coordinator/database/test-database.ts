import { randomBytes } from "node:crypto";
import { createConnection } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { inject } from "vitest";
import { connectCommits, connectPool } from "./connect-pool";
import { DatabaseServers } from "./database-servers";
import type { Database } from "./open-database";
import { openPrisma } from "./open-prisma";

/** A fresh database at the newest migration, cloned from the run's template. Close it in `afterAll`. */
export async function testDatabase(): Promise<Database> {
  const template = await templateUrl();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await query(template.replace("/template?", "/postgres?"), `CREATE DATABASE ${name} TEMPLATE template`);
  const url = template.replace("/template?", `/${name}?`);
  const servers = new DatabaseServers(url);
  const pool = connectPool(servers);
  const commits = connectCommits(servers);
  const prisma = openPrisma(pool);
  return {
    url,
    pool,
    commits,
    prisma,
    connect: () => servers.connect({ keepAlive: true }),
    ready: async () => {
      await pool.query("SELECT 1");
    },
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), commits.end()]);
    },
  };
}

async function templateUrl(): Promise<string> {
  const answer = await text(createConnection(inject("testDatabaseSocket")));
  if (answer.startsWith("error: ")) throw new Error(answer.slice("error: ".length));
  return answer;
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
