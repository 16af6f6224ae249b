import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FIRST_TERMS } from "#protocol/people/terms";
import { createAuth } from "../auth/create-auth";
import { killPostgres } from "../testing/kill-postgres";
import { scratchFolder } from "../testing/start-test-coordinator";
import { until } from "../testing/until";
import { isDatabaseAway } from "./database-away";
import { type Database, openDatabase } from "./open-database";

const TERMS = { version: FIRST_TERMS, sections: [] };

const SITE = "http://localhost:3000";
const ROUNDS = 2;
const ASK_EVERY_MS = 5;

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = await scratchFolder();
  database = await openDatabase({ dataDir });
});

afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

test("every query of a killed database fails as unavailable, and so does a request with a session", async () => {
  const { pool, prisma } = database;
  const config = {
    siteUrl: SITE,
    authSecret: "s".repeat(32),
    cityName: "Stratford",
    adminsNeedSecondFactor: false,
    terms: TERMS,
  };
  const auth = createAuth({ config, prisma, onNewPerson: async () => undefined });
  const person = { name: "Ada", email: "ada@example.org", password: "correct horse" };
  const headers = { "content-type": "application/json", origin: SITE };
  const signUp = new Request(`${SITE}/api/auth/sign-up/email`, {
    method: "POST",
    headers,
    body: JSON.stringify(person),
  });
  const cookie = (await auth.handle(signUp)).headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const asks: (() => Promise<unknown>)[] = [
    () => pool.query("SELECT pg_sleep(0.001)"),
    () => prisma.job.findMany(),
    () => prisma.$transaction(async (tx) => [await tx.job.count(), await tx.device.count()]),
    () => prisma.$queryRaw`SELECT 1`,
    () => auth.contextFor(new Headers({ cookie })),
  ];
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(asks.map((ask) => ask()));
    const asking = Promise.all(asks.map(failuresOf));
    killPostgres(dataDir);
    for (const failures of await asking) {
      expect(failures.filter((error) => !isDatabaseAway(error) && !isUnavailable(error))).toEqual([]);
    }
    await database.ready();
  }
  expect((await auth.contextFor(new Headers({ cookie }))).person?.name).toBe("Ada");
});

test("other errors do not count as an unavailable database", async () => {
  const { pool, prisma } = database;
  const refusals = [pool.query("SELECT nonsense"), prisma.job.findUniqueOrThrow({ where: { id: "none" } })];
  const troubles = await Promise.all(
    refusals.map((refusal) =>
      refusal.then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  );
  expect(troubles).toEqual([expect.any(Error), expect.any(Error)]);
  const noFile = Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" });
  for (const trouble of [...troubles, noFile, new TypeError("not a function"), "a word", null]) {
    expect(isDatabaseAway(trouble)).toBe(false);
  }
});

/** Queries until one fails and a later one succeeds, so that it meets the database dead, starting and recovering. */
async function failuresOf(ask: () => Promise<unknown>): Promise<unknown[]> {
  const failures: unknown[] = [];
  const answered = () =>
    ask().then(
      () => failures.length > 0,
      (error) => {
        failures.push(error);
        return false;
      },
    );
  await until("it is answered again", answered, { everyMs: ASK_EVERY_MS });
  return failures;
}

const isUnavailable = (error: unknown) => (error as { code?: string }).code === "UNAVAILABLE";
