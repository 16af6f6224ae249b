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

test("more tries than the bound within one window are refused until it is over", async () => {
  const verdicts = [await attempt("a"), await attempt("a"), await attempt("a")];
  expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, false]);
  now += 59_000;
  expect(await attempt("a")).toEqual({ allowed: false, retryAfter: 1 });
  now += 1_000;
  expect(await attempt("a")).toEqual({ allowed: true, retryAfter: null });
});

test("tries that come steadily and within the bound are never refused, however long", async () => {
  for (let i = 0; i < 20; i++) {
    now += 40_000;
    expect((await attempt("steady")).allowed).toBe(true);
  }
});

test("of many at once no more than the bound pass", async () => {
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => attempt("crowd")));
  expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(RULE.max);
});
