import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { countTries } from "./count-tries";

const RULE = { window: 60, max: 2 };

let database: Database;
let now = 1_000_000_000;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

const attempt = (key: string) => countTries(database.prisma, () => now).consume(key, RULE);

test("tries beyond the limit are refused until the window ends", async () => {
  const verdicts = [await attempt("a"), await attempt("a"), await attempt("a")];
  expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, false]);
  now += 59_000;
  expect(await attempt("a")).toEqual({ allowed: false, retryAfter: 1 });
  now += 1_000;
  expect(await attempt("a")).toEqual({ allowed: true, retryAfter: null });
});

test("steady tries within the limit are never refused", async () => {
  for (let i = 0; i < 20; i++) {
    now += 40_000;
    expect((await attempt("steady")).allowed).toBe(true);
  }
});

test("of many concurrent tries no more than the limit pass, and none fails, the first ones included", async () => {
  for (let round = 0; round < 50; round++) {
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => attempt(`crowd ${round}`)));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(RULE.max);
  }
});
