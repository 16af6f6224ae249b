import { beforeEach, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, OutboxItem } from "../database";
import { Outbox } from "./outbox";

const NOW = 1_000_000;
const MINUTE = 60_000;

let stored: Map<number, OutboxItem>;
let outbox: Outbox;

/** The part of the browser's database that an outbox needs. */
const database = () =>
  ({
    getAll: async () => [...stored.values()],
    transaction: () => ({
      store: {
        put: (item: OutboxItem) => stored.set(item.key, structuredClone(item)),
        delete: (key: number) => stored.delete(key),
      },
      done: Promise.resolve(),
    }),
  }) as unknown as DeviceDatabase;

beforeEach(async () => {
  stored = new Map();
  outbox = await Outbox.open(database());
});

const keep = (grantId: string, ...units: number[]) =>
  outbox.add([
    {
      stub: { grantId, jobId: "job", block: 0, units, token: "" },
      results: units.map((unit) => ({ kind: "output", unit, fuel: 1, ms: 1, bytes: new Uint8Array(8) })),
    },
  ]);

test("held results take no space from those being sent, and survive a reload as held", async () => {
  keep("a", 1, 2, 3);
  keep("b", ...Array.from({ length: LIMITS.outboxResults - 3 }, (_, unit) => unit));
  expect(outbox.isFull).toBe(true);
  expect(await outbox.hold("a", [1, 3], NOW)).toBe(0);
  expect(outbox).toMatchObject({ isFull: false, results: LIMITS.outboxResults - 2, heldResults: 2 });
  const reloaded = await Outbox.open(database());
  expect(reloaded).toMatchObject({ results: LIMITS.outboxResults - 2, heldResults: 2 });
  expect(
    [...stored.values()].filter(({ held }) => held).flatMap(({ results }) => results.map(({ unit }) => unit)),
  ).toEqual([1, 3]);
});

test("held results are returned less and less often, and acknowledged ones are gone", async () => {
  keep("a", 1);
  const due = (at: number) => outbox.items().every((item) => outbox.isDue(item, at));
  await outbox.hold("a", [1], NOW);
  expect([due(NOW + MINUTE / 2 - 1), due(NOW + MINUTE / 2)]).toEqual([false, true]);
  await outbox.hold("a", [1], NOW + MINUTE);
  expect([due(NOW + 2 * MINUTE - 1), due(NOW + 2 * MINUTE)]).toEqual([false, true]);
  for (let tries = 0; tries < 20; tries++) await outbox.hold("a", [1], NOW);
  expect(due(NOW + 10 * MINUTE)).toBe(true);
  await outbox.acknowledge("a", [1]);
  expect(outbox).toMatchObject({ heldResults: 0, results: 0 });
  expect(stored.size).toBe(0);
});

test("results wait for a limited time and in limited number, and it is reported how many were dropped", async () => {
  keep("old", 1, 2);
  await outbox.hold("old", [1, 2], NOW);
  keep("many", ...Array.from({ length: LIMITS.heldResults }, (_, unit) => unit));
  const units = Array.from({ length: LIMITS.heldResults }, (_, unit) => unit);
  expect(await outbox.hold("many", units, NOW + 1)).toBe(2);
  expect(outbox.heldResults).toBe(LIMITS.heldResults);
  expect(await outbox.expireHeld(NOW + LIMITS.heldResultMs)).toBe(0);
  expect(await outbox.expireHeld(NOW + LIMITS.heldResultMs + 2)).toBe(LIMITS.heldResults);
  expect(outbox.heldResults).toBe(0);
});

test("a stopped job with large outputs fills a device's disk up to a limit, and the oldest results are dropped first", async () => {
  const bytes = new Uint8Array(LIMITS.MAX_HELD_BYTES / 8);
  for (let unit = 0; unit < 12; unit++) {
    outbox.add([
      {
        stub: { grantId: `grant ${unit}`, jobId: "job", block: 0, units: [unit], token: "" },
        results: [{ kind: "output", unit, fuel: 1, ms: 1, bytes }],
      },
    ]);
    // Each is a little more than an eighth.
    expect(await outbox.hold(`grant ${unit}`, [unit], NOW + unit)).toBe(unit < 7 ? 0 : 1);
  }
  const held = [...stored.values()].flatMap(({ results }) => results.map(({ unit }) => unit));
  expect(held.sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10, 11]);
});

test("no unit is begun while too many bytes of results wait to be acknowledged", () => {
  const add = (unit: number, bytes: number) =>
    outbox.add([
      {
        stub: { grantId: `grant ${unit}`, jobId: "job", block: 0, units: [unit], token: "" },
        results: [{ kind: "output", unit, fuel: 1, ms: 1, bytes: new Uint8Array(bytes) }],
      },
    ]);
  add(0, LIMITS.MAX_OUTBOX_BYTES / 2);
  expect(outbox.isFull).toBe(false);
  add(1, LIMITS.MAX_OUTBOX_BYTES / 2);
  expect(outbox.isFull).toBe(true);
});
