import { hash } from "node:crypto";
import { SocketDevice } from "#coordinator/testing/socket-device";
import { parseFileLine } from "#core/jobs/line-fields";
import type { Grant, Place, ReplicaResult } from "#protocol/device-messages";

/** Bytes that went past the city: read from the bucket, and written into it. */
export interface BucketBytes {
  read: number;
  written: number;
}

/** A device that reads its units' objects by links, makes as many bytes of each, and puts those where it is told. */
export function bucketDevice(url: string, outputBytes: number, count: BucketBytes): SocketDevice {
  const device: SocketDevice = new SocketDevice(url, {
    work: async (grant) => {
      const results: ReplicaResult[] = [];
      for (const [at, unit] of grant.units.entries()) {
        const bytes = await readObject(device, grant, unit, grant.lines?.[at] ?? "").catch(() => undefined);
        // Others were quicker, and all is over.
        if (bytes === undefined) return results;
        count.read += bytes;
        results.push(keptOf(unit, outputBytes));
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
    const { byteLength } = await (await fetch(url, { headers })).arrayBuffer();
    if (byteLength !== file.object.bytes) throw new Error(`${byteLength} bytes came of ${file.object.bytes}.`);
    return byteLength;
  }
}

const outputOf = (unit: number, bytes: number) => Buffer.alloc(bytes, `unit ${unit};`);

const keptOf = (unit: number, bytes: number): ReplicaResult => ({
  kind: "kept",
  unit,
  fuel: 0,
  ms: 100,
  exitCode: 0,
  type: "bytes",
  parts: [{ name: "output", bytes, hash: hash("sha256", outputOf(unit, bytes)) }],
});

async function putAll({ unit, parts }: Place, bytes: number): Promise<number> {
  for (const { url, headers } of parts) {
    const { status } = await fetch(url, { method: "PUT", headers, body: outputOf(unit, bytes) });
    if (status !== 200) throw new Error(`The bucket answered ${status}.`);
  }
  return parts.length * bytes;
}
