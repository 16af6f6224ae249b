import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";
import { createDiskBlobStore } from "../storage/disk-blob-store";
import { PackedBlobs } from "./packed-blobs";

let folder: string;
let blobs: BlobStore;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-packed-"));
  blobs = await createDiskBlobStore(path.join(folder, "blobs"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const open = () => new PackedBlobs(path.join(folder, "packed"), blobs);

async function askOften(packed: PackedBlobs, bytes: Uint8Array, accepted: string | undefined) {
  const { hash } = await blobs.putBytes(bytes);
  for (let ask = 1; ask <= LIMITS.PACKED_WHEN_ASKED; ask++)
    expect(await packed.find(hash, bytes.length, accepted)).toBeUndefined();
  await packed.rest();
  return packed.find(hash, bytes.length, accepted);
}

test("a blob that is requested repeatedly is compressed once, and stays so", async () => {
  const bytes = new Uint8Array(Buffer.from("a program's text ".repeat(10_000)));
  const found = await askOften(open(), bytes, "gzip, deflate, br");
  if (!found) throw new Error("It was not packed.");
  expect(found.bytes).toBeLessThan(1_000);
  const sent = await buffer(found.open());
  expect(sent.length).toBe(found.bytes);
  expect(new Uint8Array(brotliDecompressSync(sent))).toEqual(bytes);
  const { hash } = await blobs.putBytes(bytes);
  expect(await open().find(hash, bytes.length, "br")).toMatchObject({ bytes: found.bytes });
  expect(await open().find(hash, bytes.length, "gzip")).toBeUndefined();
});

test("a blob that does not shrink, is short, or goes to a client without Brotli is sent uncompressed", async () => {
  expect(await askOften(open(), new Uint8Array(randomBytes(100_000)), "br")).toBeUndefined();
  expect(await askOften(open(), new Uint8Array(1_000), "br")).toBeUndefined();
  expect(await askOften(open(), new Uint8Array(100_000), undefined)).toBeUndefined();
});

test("the oldest are evicted when there are too many bytes, and compressed again when requested", async () => {
  const packed = new PackedBlobs(path.join(folder, "few"), blobs, 0);
  const [one, other] = ["one program ", "the other program "].map((text) => Buffer.from(text.repeat(10_000)));
  if (!one || !other) throw new Error("There are two.");
  expect(await askOften(packed, one, "br")).toBeDefined();
  expect(await askOften(packed, other, "br")).toBeDefined();
  const { hash } = await blobs.putBytes(one);
  expect(await packed.find(hash, one.length, "br")).toBeUndefined();
  await packed.rest();
  expect(await packed.find(hash, one.length, "br")).toBeDefined();
});
