import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, KeptOutputUse } from "./database";
import { OutputStore } from "./output-store";

/** The part of the browser database that an output store needs; of outputs it keeps only the lengths. */
function database() {
  const kept = new Map<string, ArrayBuffer>();
  const keptUses = new Map<string, KeptOutputUse>();
  const stores = { kept, keptUses };
  const objectStore = (name: keyof typeof stores) => ({
    put: (value: { key: string; bytes?: ArrayBuffer }) =>
      (stores[name] as Map<string, unknown>).set(value.key, name === "kept" ? value.bytes : value),
    delete: (key: string) => stores[name].delete(key),
  });
  const db = {
    transaction: () => ({ objectStore, done: Promise.resolve() }),
    getAll: async () => [...keptUses.values()],
    get: async (_: string, key: string) => (kept.has(key) ? { key, bytes: kept.get(key) } : undefined),
  };
  return { db: db as unknown as DeviceDatabase, kept };
}

const bytes = (length: number) => new Uint8Array(length);
const HALF = LIMITS.MAX_KEPT_OUTPUT_BYTES / 2;

test("a full output store starts nothing, until its oldest output has waited too long and is dropped", async () => {
  const { db, kept } = database();
  let now = 0;
  const outputStore = await OutputStore.open(db, () => now);
  await outputStore.keep("job", 0, bytes(HALF));
  now += 1;
  expect(outputStore.isFull).toBe(false);
  await outputStore.keep("job", 1, bytes(HALF));
  expect(outputStore.isFull).toBe(true);
  now += LIMITS.MAX_KEPT_OUTPUT_WAIT_MS;
  expect(outputStore.isFull).toBe(false);
  await outputStore.keep("job", 2, bytes(HALF));
  expect([...kept.keys()]).toEqual(["job 1", "job 2"]);
  await outputStore.forget("job", [1, 2]);
  expect(outputStore).toMatchObject({ isEmpty: true, isFull: false });
  expect(kept.size).toBe(0);
});

test("what is kept survives a reload, and is dropped after a week", async () => {
  const { db, kept } = database();
  let now = 5;
  await (await OutputStore.open(db, () => now)).keep("job", 3, Uint8Array.of(1, 2, 3));
  const outputStore = await OutputStore.open(db, () => now);
  expect(await outputStore.get("job", 3)).toEqual(Uint8Array.of(1, 2, 3));
  expect(await outputStore.get("other", 3)).toBeUndefined();
  now += LIMITS.MAX_KEPT_OUTPUT_MS + 1;
  await outputStore.expire();
  expect(kept.size).toBe(0);
});

test("if the browser's database fails, outputs are kept as long as the page lives", async () => {
  const { db } = database();
  const failing = {
    ...db,
    transaction: () => {
      throw new Error("quota");
    },
  } as unknown as DeviceDatabase;
  const outputStore = await OutputStore.open(failing, () => 0);
  await outputStore.keep("job", 1, Uint8Array.of(9));
  expect(await outputStore.get("job", 1)).toEqual(Uint8Array.of(9));
});
