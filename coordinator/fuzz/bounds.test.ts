import { describe, expect, test } from "vitest";
import { z } from "zod";
import { verbOperations } from "#protocol/api/contract";
import {
  DeviceHello,
  DeviceLift,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
} from "#protocol/devices/device-messages";
import { DeviceReport } from "#protocol/devices/device-report";
import { LiveFollow } from "#protocol/live-messages";
import { UnitLine } from "#protocol/manifest/job-manifest";
import { ClaimFirstAdminInput } from "../auth/first-admin";
import { type Described, describedBy } from "../testing/valid-input";

/** Everything that a stranger may send and that we parse. */
const DOORS: Record<string, z.ZodType> = {
  hello: DeviceHello,
  room: DeviceRoom,
  return: DeviceReturn,
  release: DeviceRelease,
  renew: DeviceRenew,
  report: DeviceReport,
  lift: DeviceLift,
  follow: LiveFollow,
  setup: ClaimFirstAdminInput,
  line: UnitLine,
  ...Object.fromEntries(verbOperations.map(({ id, input }) => [id, input])),
};

/** A line of inputs is limited as a whole (`inputLineBytes`), and booleans have a fixed list of words. */
const BOUNDED_OTHERWISE = new Set([
  "line.stdin",
  "line.files[].text",
  "listDevices.online",
  "listDevices.removed",
  "listCustomers.waiting",
]);

const ENDLESS = /[*+]|\{\d+,\}/;

/** Each string, list and number of a schema, with its limit. */
function* places(described: Described, path: string): Generator<{ path: string; described: Described }> {
  for (const one of described.anyOf ?? described.oneOf ?? described.allOf ?? []) yield* places(one, path);
  for (const [name, field] of Object.entries(described.properties ?? {})) yield* places(field, `${path}.${name}`);
  if (described.items) yield* places(described.items, `${path}[]`);
  if (["string", "array", "integer", "number"].includes(described.type ?? "")) yield { path, described };
}

function isBounded({ type, enum: choices, const: fixed, pattern, format, ...bounds }: Described): boolean {
  if (choices || fixed !== undefined) return true;
  switch (type) {
    case "string":
      return bounds.maxLength !== undefined || (pattern !== undefined && !ENDLESS.test(pattern)) || format === "uuid";
    case "array":
      return bounds.maxItems !== undefined;
    default:
      return bounds.maximum !== undefined;
  }
}

describe.each(Object.entries(DOORS))("what comes in as %s", (name, schema) => {
  const all = [...places(describedBy(schema), name)];

  test("has a limit on every string, list and number", () => {
    const endless = all.filter((place) => !isBounded(place.described) && !BOUNDED_OTHERWISE.has(place.path));
    expect(endless.map(({ path }) => path)).toEqual([]);
  });

  test("is accepted at each of its limits by its own part of the schema, and refused beyond it", () => {
    for (const { path, described } of all) {
      const { type, enum: choices, const: fixed, pattern, maxLength, maxItems, maximum, items } = described;
      if (choices || fixed !== undefined || pattern !== undefined) continue;
      const own = z.fromJSONSchema(described as never);
      const [at, past] =
        type === "string" && maxLength !== undefined
          ? ["x".repeat(maxLength), "x".repeat(maxLength + 1)]
          : type === "array" && maxItems !== undefined && items
            ? [undefined, Array(maxItems + 1).fill(null)]
            : type !== "string" && type !== "array" && maximum !== undefined
              ? [maximum, maximum * 2 + 1]
              : [undefined, undefined];
      if (past === undefined) continue;
      if (at !== undefined && described.format === undefined)
        expect([path, own.safeParse(at).success]).toEqual([path, true]);
      expect([path, own.safeParse(past).success]).toEqual([path, false]);
    }
  });
});
