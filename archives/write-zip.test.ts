import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { ArchiveBytes } from "./archive-bytes";
import { readArchive } from "./read-archive";
import { writeZip, type ZippedFile } from "./write-zip";
import { fileHeader, ZipDirectory, ZipTime } from "./zip-directory";

const AT = new Date("2026-12-01T10:20:30Z");

async function* listed(files: Iterable<ZippedFile>) {
  yield* files;
}

const archiveOf = (bytes: Buffer): ArchiveBytes => ({
  size: bytes.length,
  bytes: async (start, end) => bytes.subarray(start, end),
  open: (start, end) => Readable.from([bytes.subarray(start, end)]),
});

async function contentsOf(archive: ArchiveBytes): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { name, content } of readArchive(archive)) files.set(name, await buffer(Readable.from(content)));
  return files;
}

/** Bytes that Deflate makes no shorter. */
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, at) => (at * 2_654_435_761) >>> 13));

async function* streamed(...pieces: (string | Uint8Array)[]) {
  yield* pieces;
}

describe("a zip that was written", () => {
  test("is read with every file as it was, short or long, streamed or not", async () => {
    const files: Record<string, ZippedFile["contents"]> = {
      "empty.txt": new Uint8Array(),
      "short.txt": Buffer.from("abc"),
      "repeated.txt": Buffer.from("abc".repeat(1_000)),
      "noise.bin": noise(5_000),
      "é/long.txt": Buffer.from("un, deux, ".repeat(100_000)),
      "long-noise.bin": noise(300_000),
      "streamed.ndjson": streamed('{"é":1}\n', "", Buffer.from("{}\n"), "x".repeat(200_000)),
      "streamed-empty.txt": streamed(),
    };
    const zip = await buffer(
      writeZip(listed(Object.entries(files).map(([name, contents]) => ({ name, contents }))), AT),
    );
    const read = await contentsOf(archiveOf(zip));
    expect([...read.keys()]).toEqual(Object.keys(files));
    for (const [name, contents] of Object.entries(files)) {
      if (contents instanceof Uint8Array) expect([name, read.get(name)?.equals(contents)]).toEqual([name, true]);
    }
    expect(read.get("streamed.ndjson")?.toString()).toBe(`{"é":1}\n{}\n${"x".repeat(200_000)}`);
    expect(zip.length).toBeLessThan(320_000);
  });

  test("may have more files than a short count can say", async () => {
    const names = Array.from({ length: 70_000 }, (_, at) => `${at}`);
    const zip = await buffer(writeZip(listed(names.map((name) => ({ name, contents: Buffer.from(name) }))), AT));
    let at = 0;
    for await (const { name, content } of readArchive(archiveOf(zip))) {
      if (at % 10_000 === 0) expect((await buffer(Readable.from(content))).toString()).toBe(name);
      at += 1;
    }
    expect(at).toBe(names.length);
  });

  test("may be longer than four gigabytes", async () => {
    const time = new ZipTime(AT);
    const directory = new ZipDirectory(time);
    const entry = { name: Buffer.from("a.txt"), method: 0, crc: 0x352441c2, packedBytes: 3, bytes: 3 } as const;
    const start = 5 * 1024 ** 3;
    const file = Buffer.concat([fileHeader({ ...entry, isStreamed: false }, time), Buffer.from("abc")]);
    directory.add({ ...entry, isStreamed: false, at: start });
    const tail = Buffer.concat([file, ...directory.pieces(start + file.length)]);
    // What precedes it is not looked at, except for the archive's first bytes.
    const bytes = (from: number, to: number) => {
      const before = Buffer.alloc(Math.max(0, Math.min(to, start) - from));
      if (from === 0) file.copy(before);
      return Buffer.concat([before, tail.subarray(Math.max(0, from - start), Math.max(0, to - start))]);
    };
    const read = await contentsOf({
      size: start + tail.length,
      bytes: async (from, to) => bytes(from, to),
      open: (from, to) => Readable.from([bytes(from, to)]),
    });
    expect(read.get("a.txt")?.toString()).toBe("abc");
  });

  test("is written only as far as it is read, and lets go of its sources when nobody reads on", async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    async function* source(name: string) {
      begun.push(name);
      try {
        for (;;) yield noise(100_000);
      } finally {
        ended.push(name);
      }
    }
    const files = listed(["a", "b"].map((name) => ({ name, contents: source(name) })));
    for await (const _ of writeZip(files, AT)) break;
    await expect.poll(() => ended).toEqual(["a"]);
    expect(begun).toEqual(["a"]);
  });

  test("breaks off with the error of its source", async () => {
    async function* source() {
      yield "so far";
      throw new Error("the disk is gone");
    }
    const zip = buffer(writeZip(listed([{ name: "a", contents: source() }]), AT));
    await expect(zip).rejects.toThrow("the disk is gone");
  });
});
