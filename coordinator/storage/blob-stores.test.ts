import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { S3Server } from "#suites/kit/s3/s3-server";
import { Bucket } from "../buckets/bucket";
import { testConnection } from "../buckets/testing/test-connection";
import { createOutbound, type Outbound } from "../outbound/outbound";
import { asApiError } from "../refusals/as-api-error";
import type { BlobStore } from "./blob-store";
import { createBucketBlobStore } from "./bucket-blob-store";
import { createDiskBlobStore } from "./disk-blob-store";
import { describeBlobStore } from "./laws/describe-blob-store";

let folder: string;
let s3: S3Server;
let outbound: Outbound;
let disk: BlobStore;
let inBucket: BlobStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-stores-"));
  s3 = await new S3Server().listen();
  outbound = createOutbound({ isNamed: () => true, mayCall: () => true });
  disk = await createDiskBlobStore(path.join(folder, "disk"));
  const bucket = new Bucket({ connection: testConnection(s3), outbound, pause: async () => undefined });
  inBucket = await createBucketBlobStore(path.join(folder, "spool"), bucket);
});

afterEach(async () => {
  await outbound.close();
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

describeBlobStore("blobs on disk", () => ({ store: disk, folder: path.join(folder, "disk") }));
describeBlobStore("blobs in a bucket", () => ({ store: inBucket, folder: path.join(folder, "spool") }));

describe("an unreliable bucket", () => {
  test("that is busy, breaks off or is silent after writing costs retries and no byte", async () => {
    s3.faults.set({ kind: "busy", times: 2 });
    s3.faults.set({ kind: "no-answer", method: "PUT", times: 1 });
    const content = randomBytes(20 * 1024 * 1024);
    const { hash } = await inBucket.putBytes(content);
    s3.faults.set({ kind: "cut-off", afterBytes: 1_000_000, times: 3 });
    expect(Buffer.compare(await inBucket.bytes(hash), content)).toBe(0);
  });

  test("while it is unavailable nothing is stored, nothing is considered missing, and callers are asked to try again", async () => {
    const { hash } = await inBucket.putBytes(Buffer.from("kept"));
    const lift = s3.faults.set({ kind: "busy" });
    for (const act of [
      () => inBucket.putBytes(Buffer.from("new")),
      () => inBucket.size(hash),
      () => inBucket.bytes(hash),
    ]) {
      const error = await act().catch((thrown: unknown) => thrown);
      expect(asApiError(error)).toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("storage") });
    }
    lift();
    expect(Buffer.from(await inBucket.bytes(hash)).toString()).toBe("kept");
  });

  test("blobs that are still on the disk from earlier are read from there", async () => {
    const early = await createDiskBlobStore(path.join(folder, "spool"));
    const { hash } = await early.putBytes(Buffer.from("from before"));
    expect(await inBucket.size(hash)).toBe(11);
    expect(Buffer.from(await inBucket.bytes(hash)).toString()).toBe("from before");
    expect(s3.visits).toEqual([]);
  });
});
