import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import type { EmbeddedPostgres } from "./embedded-postgres";
import { migrate } from "./migrate";
import { startThrowawayPostgres } from "./throwaway-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers every connection with the URL of the run's template database. */
    testDatabaseSocket: string;
  }
}

/**
 * Vitest's global set-up: one throwaway PostgreSQL for the whole run, started by the first test file that asks, so that
 * runs without the database do not wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<EmbeddedPostgres> | undefined;
  const start = () => {
    starting ??= startTemplate();
    return starting;
  };
  const socketPath = path.join(tmpdir(), `lamplighter-${randomBytes(6).toString("hex")}.sock`);
  const server = createServer((socket) => {
    socket.on("error", () => {});
    start().then(
      (postgres) => socket.end(postgres.url("template")),
      (error: Error) => socket.end(`error: ${error.message}`),
    );
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  project.provide("testDatabaseSocket", socketPath);
  return async () => {
    server.close();
    await (await starting)?.stop();
  };
}

async function startTemplate(): Promise<EmbeddedPostgres> {
  const postgres = await startThrowawayPostgres();
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE template");
  await client.end();
  await migrate(postgres.url("template"));
  return postgres;
}
