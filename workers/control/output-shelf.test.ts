import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, KeptOutputUse } from "./database";
import { OutputShelf } from "./output-shelf";

/** As much of the browser's database as a shelf needs; of outputs it keeps how long they are. */
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
const HALF = LIMITS.MAX_SHELF_BYTES / 2;

test("a full shelf begins nothing more, until its oldest output has waited too long and makes room", async () => {
  const { db, kept } = database();
  let now = 0;
  const shelf = await OutputShelf.open(db, () => now);
  await shelf.keep("job", 0, bytes(HALF));
  now += 1;
  expect(shelf.isFull).toBe(false);
  await shelf.keep("job", 1, bytes(HALF));
  expect(shelf.isFull).toBe(true);
  now += LIMITS.MAX_SHELF_PATIENCE_MS;
  expect(shelf.isFull).toBe(false);
  await shelf.keep("job", 2, bytes(HALF));
  expect([...kept.keys()]).toEqual(["job 1", "job 2"]);
  await shelf.forget("job", [1, 2]);
  expect(shelf).toMatchObject({ isEmpty: true, isFull: false });
  expect(kept.size).toBe(0);
});

test("what is kept is there after a reload, and goes after a week", async () => {
  const { db, kept } = database();
  let now = 5;
  await (await OutputShelf.open(db, () => now)).keep("job", 3, Uint8Array.of(1, 2, 3));
  const shelf = await OutputShelf.open(db, () => now);
  expect(await shelf.get("job", 3)).toEqual(Uint8Array.of(1, 2, 3));
  expect(await shelf.get("other", 3)).toBeUndefined();
  now += LIMITS.MAX_SHELF_MS + 1;
  await shelf.expire();
  expect(kept.size).toBe(0);
});

test("a browser whose database fails keeps outputs as long as the page lives", async () => {
  const { db } = database();
  const failing = {
    ...db,
    transaction: () => {
      throw new Error("quota");
    },
  } as unknown as DeviceDatabase;
  const shelf = await OutputShelf.open(failing, () => 0);
  await shelf.keep("job", 1, Uint8Array.of(9));
  expect(await shelf.get("job", 1)).toEqual(Uint8Array.of(9));
});
