import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { BlobStore } from "../blob-store";

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function* pieces(...parts: Uint8Array[]) {
  yield* parts;
}

/** The laws of every blob store, wherever its blobs are. `opened` is called for each test. */
export function describeBlobStore(name: string, opened: () => { store: BlobStore; folder: string }) {
  describe(name, () => {
    test("a blob is read back byte for byte, whole and in parts, however long it is", async () => {
      const { store } = opened();
      for (const length of [0, 1, 300_000, 33 * MIB + 7]) {
        const content = randomBytes(length);
        const { hash, bytes } = await store.putBytes(content);
        expect([hash, bytes]).toEqual([sha256(content), length]);
        expect(await store.size(hash)).toBe(length);
        expect(Buffer.compare(await store.bytes(hash), content)).toBe(0);
        expect(Buffer.compare(await buffer(store.open(hash)), content)).toBe(0);
        for (const range of [
          { start: 0, end: 1 },
          { start: Math.floor(length / 2), end: Math.floor(length / 2) + 3 },
          { start: Math.max(0, length - 1), end: length + 10 },
          { start: 5, end: 5 },
          { start: length, end: length + 1 },
        ])
          expect(Buffer.compare(await store.bytes(hash, range), content.subarray(range.start, range.end))).toBe(0);
      }
    });

    test("reading a part gives that part", async () => {
      const { store } = opened();
      const { hash } = await store.putBytes(Buffer.from("0123456789"));
      expect((await buffer(store.open(hash, { start: 2, end: 5 }))).toString()).toBe("234");
    });

    test("what is stored twice is one blob, also at the same time", async () => {
      const { store } = opened();
      const content = randomBytes(100_000);
      const stored = await Promise.all(Array.from({ length: 5 }, () => store.putBytes(content)));
      expect(new Set(stored.map(({ hash }) => hash)).size).toBe(1);
      expect(Buffer.compare(await store.bytes(sha256(content)), content)).toBe(0);
    });

    test("too many bytes, or others than announced, are refused and leave nothing behind", async () => {
      const { store, folder } = opened();
      const content = randomBytes(1_000);
      expect(await store.put(pieces(content, content), { maxBytes: 1_500 })).toMatchObject({ kind: "too-large" });
      const expected = "0".repeat(64);
      expect(await store.put(pieces(content), { maxBytes: 5_000, expected })).toMatchObject({ kind: "other-hash" });
      expect(await store.size(sha256(content))).toBeUndefined();
      expect(await readdir(path.join(folder, "incoming"))).toEqual([]);
    });

    test("a writer that is interrupted leaves nothing behind", async () => {
      const { store, folder } = opened();
      async function* broken() {
        yield randomBytes(1_000);
        throw new Error("the line is cut");
      }
      await expect(store.put(broken(), { maxBytes: 5_000 })).rejects.toThrow("the line is cut");
      expect(await readdir(path.join(folder, "incoming"))).toEqual([]);
    });

    test("what is removed is gone, however often it is removed, and can be stored again", async () => {
      const { store } = opened();
      const [content, other] = [randomBytes(100), randomBytes(100)];
      const { hash } = await store.putBytes(content);
      const kept = await store.putBytes(other);
      for (let times = 0; times < 2; times++) {
        await store.remove(hash);
        expect(await store.size(hash)).toBeUndefined();
        await expect(store.bytes(hash)).rejects.toMatchObject({ code: "ENOENT" });
      }
      expect(await store.size(kept.hash)).toBe(100);
      await store.putBytes(content);
      expect(Buffer.compare(await store.bytes(hash), content)).toBe(0);
    });

    test("the sizes of many blobs are those of each, and missing ones have none", async () => {
      const { store } = opened();
      const stored = await Promise.all(Array.from({ length: 70 }, (_, length) => store.putBytes(randomBytes(length))));
      const [first] = stored;
      const asked = [...stored.map(({ hash }) => hash), "f".repeat(64), first?.hash ?? ""];
      const sizes = await store.sizes(asked);
      expect(Object.fromEntries(sizes)).toEqual(Object.fromEntries(stored.map(({ hash, bytes }) => [hash, bytes])));
      expect(await store.sizes([])).toEqual(new Map());
    });

    test("a missing blob has no size, and cannot be read", async () => {
      const { store } = opened();
      const nothing = "f".repeat(64);
      expect(await store.size(nothing)).toBeUndefined();
      await expect(store.bytes(nothing)).rejects.toMatchObject({ code: "ENOENT" });
      await expect(buffer(store.open(nothing))).rejects.toMatchObject({ code: "ENOENT" });
    });
  });
}
