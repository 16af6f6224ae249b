import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { readDistricts } from "./read-districts";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "lamplighter-districts-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function read(content: unknown) {
  const file = path.join(dir, "districts.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readDistricts(file);
}

const OLD_TOWN = {
  id: "old-town",
  name: { en: "Old Town", fr: "Vieille-Ville" },
  outline: [
    [0, 0],
    [1_000, 0],
    [500, 600],
  ],
};

test("without a file a city has no neighbourhoods, and one with a file has those in it", () => {
  expect(readDistricts(undefined)).toEqual([]);
  expect(read([OLD_TOWN])).toEqual([OLD_TOWN]);
});

test.each([
  ["not JSON", "[", /JSON/],
  ["two of one id", [OLD_TOWN, OLD_TOWN], /an id of its own/],
  ["a name in one language", [{ ...OLD_TOWN, name: { en: "Old Town" } }], /0\.name\.fr/],
  ["a name that turns the text around it", [{ ...OLD_TOWN, name: { en: "Old \u202eTown", fr: "V" } }], /0\.name\.en/],
  ["a line for an outline", [{ ...OLD_TOWN, outline: OLD_TOWN.outline.slice(1) }], /0\.outline/],
  ["a point off the map", [{ ...OLD_TOWN, outline: [...OLD_TOWN.outline, [1_001, 0]] }], /0\.outline\.3\.0/],
  [
    "more than a map can show",
    Array.from({ length: LIMITS.MAX_DISTRICTS + 1 }, (_, at) => ({ ...OLD_TOWN, id: `d-${at}` })),
    /The file: .*60/,
  ],
])("%s is refused in a sentence", (_, content, message) => {
  expect(() => read(content)).toThrow(message);
});
