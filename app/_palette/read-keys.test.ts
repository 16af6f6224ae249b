import { expect, test } from "vitest";
import { PLACES, placesOf } from "./places";
import { MAX_BETWEEN_KEYS_MS, readKeys } from "./read-keys";

/** What comes of keys that are pressed one after the other, `between` apart. */
function typed(keys: string, role: "person" | "read-only" = "person", between = 100) {
  let read = readKeys([], null, "", 0);
  for (const [at, key] of [...keys].entries()) read = readKeys(placesOf(role), read.begun, key, at * between);
  return read.act;
}

test.each([
  ["n", { kind: "go", href: "/jobs/new" }],
  ["gj", { kind: "go", href: "/jobs" }],
  ["/", { kind: "find" }],
  ["?", { kind: "keys" }],
  ["j", { kind: "row", step: 1 }],
  ["k", { kind: "row", step: -1 }],
  ["g", null],
  ["gx", null],
  ["gxj", { kind: "row", step: 1 }],
  ["gg", null],
  ["x", null],
  ["J", null],
])("%s", (keys, act) => expect(typed(keys)).toEqual(act));

test("a second key that comes late is a key of its own", () => {
  expect(typed("gj", "person", MAX_BETWEEN_KEYS_MS)).toMatchObject({ href: "/jobs" });
  expect(typed("gj", "person", MAX_BETWEEN_KEYS_MS + 1)).toEqual({ kind: "row", step: 1 });
});

test("an admin's places have keys for admins alone, and no two places have the same", () => {
  expect(typed("gt", "read-only")).toEqual({ kind: "go", href: "/admin/audit" });
  expect(typed("gt", "person")).toBeNull();
  const keys = [...PLACES.everybody, ...PLACES.admins].flatMap(({ keys }) => keys?.join(" ") ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  for (const taken of ["/", "?", "j", "k", "g"]) expect(keys).not.toContain(taken);
});
