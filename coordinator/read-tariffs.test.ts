import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ONTARIO_TARIFFS } from "#core/home/ontario-tariffs";
import { readTariffs } from "./read-tariffs";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "lamplighter-tariffs-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function read(content: unknown) {
  const file = path.join(dir, "tariffs.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readTariffs(file);
}

const [tou] = ONTARIO_TARIFFS;
const [winter] = tou?.periods ?? [];

test("the shipped examples are valid", () => {
  expect(readTariffs(undefined)).toMatchObject({ tariffs: [{}, {}, {}], gaps: [] });
});

test("an admin's tariffs are accepted, and their gaps are reported", () => {
  const next = { ...winter, from: "2026-11-01", until: null };
  const { tariffs, gaps } = read([{ ...tou, periods: [winter, next] }]);
  expect(tariffs.map(({ id }) => id)).toEqual(["ontario-tou"]);
  expect(gaps).toEqual([expect.stringContaining("from 2026-05-01 to the day before 2026-11-01")]);
});

test.each([
  ["not JSON", "{", /JSON/],
  ["a price as a number", [{ ...tou, periods: [{ ...winter, cents: { "off-peak": 9.8 } }] }], /0\.periods\.0\.cents/],
  [
    "an hour without a price",
    [{ ...tou, periods: [{ ...winter, weekends: { "off-peak": "0-23" } }] }],
    /23:00 .*no price/,
  ],
  ["two of one name", [tou, tou], /Two tariffs/],
])("%s is refused in a sentence", (_, content, message) => {
  expect(() => read(content)).toThrow(message);
});
