import { expect, test, vi } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, KeptOutputUse } from "../database";
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
const { KEPT_PIECE_BYTES } = LIMITS;
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
  expect(new Set([...kept.keys()].map((key) => key.slice(0, 5)))).toEqual(new Set(["job 1", "job 2"]));
  await outputStore.forget("job", [1, 2]);
  expect(outputStore).toMatchObject({ isEmpty: true, isFull: false });
  expect(kept.size).toBe(0);
});

test("what is kept survives a reload, and is dropped after a week", async () => {
  const { db, kept } = database();
  let now = 5;
  await (await OutputStore.open(db, () => now)).keep("job", 3, Uint8Array.of(1, 2, 3));
  const outputStore = await OutputStore.open(db, () => now);
  expect(await outputStore.read("job", 3, 0, 9)).toEqual(Uint8Array.of(1, 2, 3));
  expect(await outputStore.read("job", 3, 1, 2)).toEqual(Uint8Array.of(2));
  expect(await outputStore.read("other", 3, 0, 9)).toBeUndefined();
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
  expect(await outputStore.read("job", 1, 0, 9)).toEqual(Uint8Array.of(9));
});

test("a large output is written in pieces, only those that are needed are read, and a lost one makes no others", async () => {
  const { db, kept } = database();
  const outputStore = await OutputStore.open(db, () => 0);
  const output = bytes(2 * KEPT_PIECE_BYTES + 5).map((_, at) => at % 251);
  await outputStore.keep("job", 7, output);
  expect([...kept.values()].map(({ byteLength }) => byteLength)).toEqual([KEPT_PIECE_BYTES, KEPT_PIECE_BYTES, 5]);
  const get = vi.spyOn(db, "get");
  for (const [start, end, pieces] of [
    [0, 4, 1],
    [KEPT_PIECE_BYTES - 2, KEPT_PIECE_BYTES + 2, 2],
    [KEPT_PIECE_BYTES, 2 * KEPT_PIECE_BYTES, 1],
    [3, output.length + 9, 3],
    [output.length, output.length + 1, 0],
  ] as const) {
    get.mockClear();
    expect(
      Buffer.compare((await outputStore.read("job", 7, start, end)) ?? bytes(1), output.subarray(start, end)),
    ).toBe(0);
    expect(get).toHaveBeenCalledTimes(pieces);
  }
  kept.delete("job 7 1");
  expect(await outputStore.read("job", 7, 0, 4)).toEqual(output.slice(0, 4));
  expect(await outputStore.read("job", 7, 0, output.length)).toBeUndefined();
  await outputStore.keep("job", 7, bytes(3));
  expect([...kept.keys()]).toEqual(["job 7 0"]);
});
