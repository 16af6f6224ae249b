import { expect, test } from "vitest";
import { placeOfPart, unitFolder } from "./results-index";

function placesOf(...names: string[]) {
  const taken = new Set<string>();
  return names.map((name, at) => placeOfPart(name, at, taken).place);
}

test("a part is saved under its name, unless that leads outside", () => {
  expect(placesOf("a/b.txt", "../evil")).toEqual(["files/a/b.txt", "set-aside/1"]);
});

test("no part overwrites another on a disk that ignores case or Unicode normalisation", () => {
  expect(placesOf("A.txt", "a.txt", "b/C", "B/c", "caf\u00e9", "cafe\u0301", "d")).toEqual([
    ...["files/A.txt", "set-aside/1", "files/b/C", "set-aside/3", "files/caf\u00e9", "set-aside/5", "files/d"],
  ]);
});

test("what a failed unit left is kept apart from results", () => {
  expect(unitFolder(7, "agreed")).toBe("units/000007");
  expect(unitFolder(7, "failed")).toBe("failed/000007");
});
