import { hash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { SocketDevice } from "#coordinator/testing/socket-device";
import { parseFileLine } from "#core/jobs/line-fields";
import type { Grant, Place, ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";

/** Bytes that bypassed the city: read from the bucket, and written to it. */
export interface BucketBytes {
  read: number;
  written: number;
  /** Inputs that were in the device's cache, and all inputs. */
  hits: number;
  inputs: number;
}

/**
 * A device that reads its units' objects by links, caches them as a browser does, computes `unitMs` over each, makes an
 * output of the same size, and uploads it where the coordinator says.
 */
export function bucketDevice(url: string, outputBytes: number, unitMs: number, count: BucketBytes): SocketDevice {
  const cache = new Map<string, number>();
  const device: SocketDevice = new SocketDevice(url, {
    work: async (grant) => {
      const results: ReplicaResult[] = [];
      for (const [at, unit] of grant.units.entries()) {
        const line = grant.lines?.[at] ?? "";
        const bytes = cache.has(line) ? 0 : await readObject(device, grant, unit, line).catch(() => undefined);
        // Others were quicker, and the job has ended.
        if (bytes === undefined) return results;
        count.read += bytes;
        count.inputs += 1;
        if (bytes === 0) count.hits += 1;
        keep(cache, line, cache.get(line) ?? bytes);
        await sleep(unitMs);
        results.push(keptOf(unit, outputBytes, unitMs));
      }
      return results;
    },
    place: async (asked) => {
      const bytes = await putAll(asked, outputBytes);
      count.written += bytes;
      return "stored";
    },
  });
  return device;
}

/** Evicts the least recently used, as in `workers/control/bytes/blob-cache.ts`. */
function keep(cache: Map<string, number>, line: string, bytes: number) {
  cache.delete(line);
  cache.set(line, bytes);
  let total = [...cache.values()].reduce((sum, one) => sum + one, 0);
  for (const [oldest, length] of cache) {
    if (total <= LIMITS.MAX_CACHED_BYTES) return;
    cache.delete(oldest);
    total -= length;
  }
}

async function readObject(device: SocketDevice, { grantId }: Grant, unit: number, line: string): Promise<number> {
  const file = parseFileLine(line);
  if (!("object" in file)) throw new Error("The unit has no object.");
  const from = device.received.length;
  device.send("link", { grantId, unit, from: 0 });
  for (let at = from; ; at++) {
    await device.until(() => device.received.length > at);
    const answer = device.received[at];
    if (answer?.kind !== "link" || answer.unit !== unit || answer.grantId !== grantId) continue;
    if (answer.link.kind !== "link") throw new Error(`There is no link: ${answer.link.kind}.`);
    const { url, headers } = answer.link;
    const bytes = await oneByOne(() => lengthOf(url, headers));
    if (bytes !== file.object.bytes) throw new Error(`${bytes} bytes came of ${file.object.bytes}.`);
    return bytes;
  }
}

/** All devices share this process and its memory. */
const oneByOne = pLimit(4);

async function lengthOf(url: string, headers: Record<string, string>): Promise<number> {
  let bytes = 0;
  for await (const piece of (await fetch(url, { headers })).body ?? []) bytes += piece.length;
  return bytes;
}

/** Alike but for their beginnings, and copied, which is quicker than filling each. */
function outputOf(unit: number, bytes: number): Buffer<ArrayBuffer> {
  if (pattern.length !== bytes) pattern = Buffer.alloc(bytes, "what a unit makes of its piece; ");
  const output = Buffer.from(pattern);
  output.writeUInt32LE(unit);
  return output;
}

let pattern = Buffer.alloc(0);

/** Every device that computes a unit makes the same output, in the second job too. */
const hashes = new Map<string, string>();

function hashOf(unit: number, bytes: number): string {
  const key = `${unit} ${bytes}`;
  const known = hashes.get(key) ?? hash("sha256", outputOf(unit, bytes));
  hashes.set(key, known);
  return known;
}

const keptOf = (unit: number, bytes: number, ms: number): ReplicaResult => ({
  kind: "kept",
  unit,
  fuel: 0,
  ms,
  exitCode: 0,
  type: "bytes",
  parts: [{ name: "output", bytes, hash: hashOf(unit, bytes) }],
});

async function putAll({ unit, parts }: Place, bytes: number): Promise<number> {
  for (const { url, headers } of parts) {
    const { status } = await oneByOne(() => fetch(url, { method: "PUT", headers, body: outputOf(unit, bytes) }));
    if (status !== 200) throw new Error(`The bucket answered ${status}.`);
  }
  return parts.length * bytes;
}
