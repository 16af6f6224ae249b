import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "./local-path";

test("a path of this site is kept with its query and fragment", () => {
  expect(localPath("/jobs/new?sample=globins#run", "/")).toBe("/jobs/new?sample=globins#run");
});

test.each([
  undefined,
  ["/jobs", "/admin"],
  "",
  "jobs",
  "https://elsewhere.org",
  "//elsewhere.org",
  "/\\elsewhere.org",
  "/\t/elsewhere.org",
  "/.//elsewhere.org",
  "/a/..//elsewhere.org",
  "javascript:alert(1)",
])("%j falls back", (next) => expect(localPath(next, "/jobs")).toBe("/jobs"));

test("whatever is asked for, following the answer stays on this site", () => {
  const hostile = fc.string({ unit: fc.constantFrom("/", "\\", ".", "a", ":", "@", "?", "#", "\t", "\n", "%2f") });
  fc.assert(
    fc.property(hostile, (next) => {
      expect(new URL(localPath(`/${next}`, "/jobs"), "https://lamplighter.test").origin).toBe(
        "https://lamplighter.test",
      );
    }),
  );
});
