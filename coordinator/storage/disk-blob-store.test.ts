import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDiskBlobStore } from "./disk-blob-store";
import { isDiskFull } from "./disk-full";

const MIB = 1024 * 1024;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "lamplighter-blobs-"));
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** A disk that runs full after so many checks. */
async function storeWithRoomFor(looks: number) {
  let left = looks;
  const leaveRoom = async () => {
    left -= 1;
    if (left < 0) throw Object.assign(new Error("There is no room left."), { code: "ENOSPC" });
  };
  return createDiskBlobStore(root, { leaveRoom });
}

async function* chunks(count: number, taken: { bytes: number }, first = 0) {
  for (let nth = 0; nth < count; nth += 1) {
    taken.bytes += MIB;
    yield new Uint8Array(MIB).fill(first + nth);
  }
}

test("a blob that fills the disk while it is written is read no further, and leaves nothing behind", async () => {
  const blobs = await storeWithRoomFor(2);
  const taken = { bytes: 0 };
  const error = await blobs.put(chunks(200, taken), { maxBytes: 200 * MIB }).catch((thrown: unknown) => thrown);
  expect(isDiskFull(error)).toBe(true);
  expect(taken.bytes).toBeLessThan(100 * MIB);
  expect(await readdir(path.join(root, "incoming"))).toEqual([]);
});

test("many blobs that are written at the same time fill it no further than one, however small each is", async () => {
  const blobs = await storeWithRoomFor(20);
  const taken = { bytes: 0 };
  const put = (nth: number) =>
    blobs.put(chunks(10, taken, nth), { maxBytes: 10 * MIB }).catch((thrown: unknown) => thrown);
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, nth) => put(nth)));
  expect(outcomes.every(isDiskFull)).toBe(true);
  expect(taken.bytes).toBeLessThan(80 * MIB);
  expect(await readdir(path.join(root, "incoming"))).toEqual([]);
});

test("a part of a blob is read back as written, and no more than there is", async () => {
  const blobs = await createDiskBlobStore(root);
  const { hash } = await blobs.putBytes(Uint8Array.from({ length: MIB }, (_, at) => at % 251));
  const part = await blobs.bytes(hash, { start: 300_000, end: 300_003 });
  expect([...part]).toEqual([300_000 % 251, 300_001 % 251, 300_002 % 251]);
  expect((await blobs.bytes(hash, { start: MIB - 1, end: MIB + 10 })).length).toBe(1);
  expect((await blobs.bytes(hash, { start: 5, end: 5 })).length).toBe(0);
  expect((await blobs.bytes(hash)).length).toBe(MIB);
});
