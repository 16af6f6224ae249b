import { describe, expect, test } from "vitest";
import { collidingPath, GuestPath } from "./guest-path";
import { JobManifest } from "./job-manifest";

describe("a path of a program's file system", () => {
  test.each([
    "out.txt",
    "data/in 1.csv",
    ".hidden",
    "a..b",
    "-rf",
    'quo"ted',
    "console.log",
    "räum/ö",
    "日本/語",
    "x".repeat(255),
  ])("may be %j", (path) => {
    expect(GuestPath.safeParse(path).success).toBe(true);
  });

  test.each([
    "",
    "/etc/passwd",
    "..",
    "../../../../evil",
    "a/../b",
    "a//b",
    "a/",
    "./a",
    "a\\b",
    "..\\..\\evil",
    "C:",
    "c:evil",
    "C:/evil",
    "nul",
    "NUL.txt",
    "data/con",
    "Com1.log",
    "LPT9",
    "a.",
    "a ",
    "dir./a",
    "a\0b",
    "a\nb",
    "a\u0085b",
    "\ud800",
    "日".repeat(86),
    "x".repeat(256),
  ])("may not be %j", (path) => {
    expect(GuestPath.safeParse(path).success).toBe(false);
  });
});

test("paths that some systems treat as one are found", () => {
  expect(collidingPath(["a", "b", "A"])).toBe("A");
  expect(collidingPath(["caf\u00e9", "cafe\u0301"])).toBe("cafe\u0301");
  expect(collidingPath(["a", "b/a", "b"])).toBeUndefined();
});

const manifest = { name: "n", program: { runtime: "wasi", source: { file: "p" } }, budget: "1.00" };
const inputs = { kind: "range", from: 1, to: 2 };

test.each([
  ["two outputs in one place", { inputs, outputs: ["out", "OUT"] }],
  ["an output that is called like standard output", { inputs, outputs: ["stdout"] }],
  ["an output outside", { inputs, outputs: ["../out"] }],
  [
    "an input of a name that no disk holds",
    { inputs: { kind: "files", files: [{ name: "é".repeat(128), source: { file: "x" } }] } },
  ],
])("a manifest with %s is refused", (_what, changes) => {
  expect(JobManifest.safeParse({ ...manifest, ...changes }).success).toBe(false);
});
