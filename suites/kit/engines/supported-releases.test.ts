import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareReleases, SUPPORTED_RELEASES } from "./supported-releases";

test("the documentation names the oldest and the newest release of each browser", () => {
  const text = readFileSync(new URL("../../../docs/running-a-city.md", import.meta.url), "utf8");
  for (const [name, { oldest, newest }] of Object.entries(SUPPORTED_RELEASES)) {
    expect(text).toMatch(new RegExp(`^\\| ${name}\\b.*\\| ${oldest} \\| ${newest} \\|$`, "im"));
  }
});

test("releases are compared as numbers, as far as both are known", () => {
  expect(compareReleases("140.12.0", "140")).toBe(0);
  expect(compareReleases("99.1", "140")).toBeLessThan(0);
  expect(compareReleases("2.50.6", "2.5")).toBeGreaterThan(0);
  expect(compareReleases("2", "2.50")).toBeLessThan(0);
});
