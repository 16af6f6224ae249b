import { createHash, hash } from "node:crypto";
import { expect, test } from "vitest";
import type { ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { pieceRanges } from "#protocol/manifest/piece-ranges";
import { Bucket } from "../buckets/bucket";
import { testConnection } from "../buckets/testing/test-connection";
import type { DeviceOptions } from "../testing/socket-device";
import { until } from "../testing/until";
import { lookAtPart } from "./look-at-part";
import { type CityWithBucket, eachWithBucket } from "./testing/each-with-bucket";

const OUTPUT = Buffer.alloc(LIMITS.MAX_WHOLE_PART_BYTES + 5, "so large that it goes in pieces; ");
const SUM = hash("sha256", OUTPUT);
const PIECES = pieceRanges(OUTPUT.length).map(({ start, end }) => hash("sha256", OUTPUT.subarray(start, end)));
let here: CityWithBucket;
let city: CityWithBucket["city"];
let s3: CityWithBucket["s3"];
let jobId: string;

eachWithBucket({ LEFT_UPLOADS_EVERY_MS: 50 }, (made) => {
  here = made;
  ({ city, s3 } = made);
});

const kept = (unit: number): ReplicaResult => ({
  ...{ kind: "kept", unit, fuel: 100_000_000, ms: 1, exitCode: 0 },
  parts: [{ name: "stdout", bytes: OUTPUT.length, hash: SUM, pieces: PIECES }],
});

const putPieces: NonNullable<DeviceOptions["place"]> = async ({ parts }) => {
  for (const { url, headers, start = 0, bytes } of parts) {
    const body = new Uint8Array(OUTPUT.subarray(start, start + bytes));
    const { status } = await fetch(url, { method: "PUT", headers, body });
    if (status !== 200) return "busy";
  }
  return "stored";
};

const join = (place: NonNullable<DeviceOptions["place"]>) => here.join({ answer: kept, place });

async function submit() {
  const job = { units: 1, replicas: 2, outputBytes: LIMITS.MAX_PLACED_OUTPUT_BYTES };
  const submitted = await here.submit("out/{unit}", job);
  ({ jobId } = submitted);
  return submitted.connectionId;
}

const ended = () => here.ended();

const isInPlace = () =>
  createHash("sha256")
    .update(s3.bucket().bytesOf("here/out/000000") ?? "")
    .digest("hex") === SUM;

const begunUploads = async () => (await city.handle.pool.query("SELECT key FROM bucket_upload")).rows.length;

test("a large output is uploaded to the bucket in pieces, with a few links at a time, even if a device lies about them", async () => {
  await submit();
  const honest = join(putPieces);
  await honest.until(() => honest.acknowledged.get(jobId)?.size === 1);
  // The device whose answer settles a unit is asked first.
  const hostile = join(async () => "stored");
  await ended();
  expect(isInPlace()).toBe(true);
  expect(hostile.receivedOf("place").length).toBeGreaterThan(1);
  const asked = honest.receivedOf("place").map(({ parts }) => parts.map(({ start, bytes }) => [start, bytes]));
  expect(asked.flat()).toEqual(pieceRanges(OUTPUT.length).map(({ start, end }) => [start, end - start]));
  for (const links of asked) expect(links.length).toBeLessThanOrEqual(LIMITS.MAX_PIECES_AT_ONCE);
  expect(s3.bucket().uploads.size).toBe(0);
  await until("no upload is begun", async () => (await begunUploads()) === 0);
});

test("a multipart object is right by the checksum of its checksums, or by its bytes, and by nothing else", async () => {
  const connection = testConnection(s3);
  const bucket = new Bucket({ connection, outbound: city.handle.outbound });
  const small = Buffer.from("in two pieces");
  const pieces = [hash("sha256", small.subarray(0, 6)), hash("sha256", small.subarray(6))];
  const part = { name: "stdout", key: "made", bytes: small.length, hash: hash("sha256", small), pieces };
  const sums = createHash("sha256").update(pieces.join(""), "hex").digest("base64");
  const seen = (bytes: Buffer, headers = {}) => {
    s3.bucket().put("here/made", bytes, headers);
    return lookAtPart(bucket, part, false);
  };
  expect(await seen(small, { "x-amz-checksum-sha256": `${sums}-2` })).toBe("right");
  expect(await seen(small, { "x-amz-checksum-sha256": `${sums.toLowerCase()}-2` })).toBe("other");
  expect(await seen(small)).toBe("right");
  expect(await seen(Buffer.alloc(small.length))).toBe("other");
});

test("an upload that was never completed is aborted, and leaves nothing in the bucket", async () => {
  const connectionId = await submit();
  const connection = { ...testConnection(s3), id: connectionId };
  const bucket = new Bucket({ connection, outbound: city.handle.outbound });
  const uploadId = await bucket.multipart.begin("left");
  await city.handle.pool.query(
    "INSERT INTO bucket_upload (connection_id, owner, key, upload_id, next_at) VALUES ($1, 'seed', 'left', $2, now())",
    [connectionId, uploadId],
  );
  await until("no upload is begun", async () => (await begunUploads()) === 0);
  expect(s3.bucket().uploads.size).toBe(0);
});
