import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Descriptors } from "./descriptors";
import { GuestFile } from "./guest-file";
import { GuestFolder } from "./guest-folder";
import { CHUNK_BYTES, Storage } from "./storage";

const MAX_BYTES = 5 * CHUNK_BYTES;
const ROOM = 8 * CHUNK_BYTES;

const patterned = (length: number, seed: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + seed) % 251);

/** Much faster than comparing element by element. */
const differ = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b);

const place = fc.nat(MAX_BYTES - CHUNK_BYTES);
const step = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), at: place, length: fc.nat(CHUNK_BYTES), seed: fc.nat(250) }),
  fc.record({ kind: fc.constant("resize" as const), at: fc.nat(MAX_BYTES) }),
  fc.record({ kind: fc.constant("read" as const), at: fc.nat(MAX_BYTES), length: fc.nat(2 * CHUNK_BYTES) }),
);

describe("a file", () => {
  test("holds what plain bytes would hold, whatever is written, truncated and read, and does not change mounted bytes", () =>
    fc.assert(
      fc.property(fc.nat(2 * CHUNK_BYTES), fc.array(step, { maxLength: 12 }), (mountedLength, steps) => {
        const mounted = patterned(mountedLength, 3);
        const file = new GuestFile(new Storage(ROOM, 1), mounted);
        let model = mounted.slice();
        for (const each of steps) {
          if (each.kind === "read") {
            const target = new Uint8Array(each.length).fill(255);
            const count = file.read(each.at, target);
            expect(differ(target.subarray(0, count), model.subarray(each.at, each.at + each.length))).toBe(0);
            continue;
          }
          const bytes = each.kind === "write" ? patterned(each.length, each.seed) : new Uint8Array(0);
          const size = each.kind === "resize" ? each.at : bytes.length === 0 ? 0 : each.at + bytes.length;
          const grown = new Uint8Array(each.kind === "resize" ? size : Math.max(size, model.length));
          grown.set(model.subarray(0, grown.length));
          if (bytes.length > 0) grown.set(bytes, each.at);
          model = grown;
          expect(each.kind === "resize" ? file.resize(size) : file.write(each.at, bytes)).toBe(true);
        }
        expect(file.size).toBe(model.length);
        expect(differ(file.content(), model)).toBe(0);
        expect(differ(mounted, patterned(mountedLength, 3))).toBe(0);
      }),
      { numRuns: 200 },
    ));

  test("that was truncated leaves its memory to the next one, zeroed", () => {
    const storage = new Storage(ROOM, 2);
    const file = new GuestFile(storage);
    expect(file.write(0, new Uint8Array(ROOM).fill(7))).toBe(true);
    expect(new GuestFile(storage).write(0, Uint8Array.of(1))).toBe(false);
    expect(file.resize(0)).toBe(true);
    const [first, second] = [storage.takeChunk(), storage.takeChunk()];
    expect(first.buffer).not.toBe(second.buffer);
    for (const chunk of [first, second]) storage.giveChunk(chunk.fill(9));
    expect(new GuestFile(storage).resize(ROOM)).toBe(true);
    expect([storage.takeChunk(), storage.takeChunk()].map(({ buffer }) => buffer)).toEqual([
      second.buffer,
      first.buffer,
    ]);
    expect(first.every((byte) => byte === 0)).toBe(true);
  });

  test("takes no memory for what was never written", () => {
    const storage = new Storage(ROOM, 1);
    const taken: Uint8Array[] = [];
    storage.takeChunk = () => {
      taken.push(new Uint8Array(CHUNK_BYTES));
      return taken.at(-1) as Uint8Array;
    };
    const file = new GuestFile(storage);
    for (let turn = 0; turn < 100; turn++) {
      file.resize(ROOM);
      file.resize(0);
    }
    file.write(ROOM - 1, Uint8Array.of(1));
    expect(taken.length).toBe(1);
  });

  test("counts until its last name and its last descriptor are gone", () => {
    const storage = new Storage(ROOM, 8);
    const folder = new GuestFolder(storage);
    const descriptors = new Descriptors(storage);
    const full = new GuestFile(storage);
    const open = { kind: "file", file: full, position: 0, appends: false, reads: true, writes: true } as const;
    folder.put("a", full);
    folder.put("b", full);
    const fds = [descriptors.add({ ...open }), descriptors.add({ ...open })] as number[];
    full.resize(ROOM);
    const other = new GuestFile(storage);
    const steps = [
      () => folder.remove("a"),
      () => descriptors.close(fds[0] as number),
      () => folder.put("b", other),
      () => descriptors.close(fds[1] as number),
    ];
    for (const step of steps) {
      expect(other.resize(1)).toBe(false);
      step();
    }
    expect(other.resize(ROOM)).toBe(true);
  });
});

describe("a folder", () => {
  test("lists in order whatever was added and removed, and a listing in progress does not change", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("put", "remove", "list"), fc.string({ maxLength: 2 }))),
        (steps) => {
          const storage = new Storage(0, 0);
          const folder = new GuestFolder(storage);
          const model = new Set<string>();
          for (const [what, name] of steps) {
            if (what === "put") folder.put(name, new GuestFile(storage));
            if (what === "put") model.add(name);
            if (what === "remove") folder.remove(name);
            if (what === "remove") model.delete(name);
            if (what !== "list") continue;
            expect(folder.names()).toEqual([...model].sort());
            expect(folder.unsortedWork).toBe(0);
          }
          const before = folder.names();
          const kept = [...before];
          folder.put("new", new GuestFile(storage));
          folder.names();
          expect(before).toEqual(kept);
        },
      ),
    ));
});
