import { hash } from "node:crypto";
import { SocketDevice } from "#coordinator/testing/socket-device";
import { GRANT_HEADER, type Grant, type ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { Attacker } from "./attack";

const DEVICES = 8;
const EMPTY_PART = '["",0],';
const PREFIX_BYTES = 4;

/** As many empty parts as fit into an output, and in each output another number of them. */
function emptyParts(nth: number, bytes: number): Buffer {
  const head = Buffer.from(`{"exitCode":${nth % 256},"type":"json","parts":[`);
  const parts = Math.floor((bytes - head.length - 2 * PREFIX_BYTES) / EMPTY_PART.length) - nth;
  const output = Buffer.concat([Buffer.alloc(PREFIX_BYTES), head, Buffer.from(`${EMPTY_PART.repeat(parts)}["",0]]}`)]);
  output.writeUInt32LE(output.length - PREFIX_BYTES);
  return output;
}

/** Devices that answer each unit with an output of millions of empty parts, in a job of their accomplice. */
export async function manyEmptyParts({ site, client, program }: Attacker): Promise<() => Promise<unknown>> {
  const outputs = Array.from({ length: DEVICES }, (_, nth) => ({
    large: emptyParts(nth, LIMITS.unitOutputBytes),
    small: emptyParts(nth, LIMITS.inlineOutputBytes),
  }));
  await client.submitJob({
    name: "Nothing, many times",
    program: { runtime: "js", source: { blob: program } },
    inputs: { kind: "range", from: 1, to: DEVICES * LIMITS.unitsPerGrant },
    replicas: 1,
    cores: DEVICES,
    budget: "0.01",
  });
  return async () => {
    const devices: SocketDevice[] = outputs.map(({ large, small }) => {
      let grants = 0;
      const device: SocketDevice = new SocketDevice(site.url, {
        work: async (grant) => {
          grants += 1;
          // What it gets after its first lie may be taken away while it uploads.
          if (grants > 1) return [];
          const uploaded = await upload(site.url, device, grant, large);
          return grant.units.map((unit, at): ReplicaResult => {
            const said = { unit, fuel: 1, ms: 1 };
            return at === 0 ? { kind: "blob", ...said, ...uploaded } : { kind: "output", ...said, bytes: small };
          });
        },
      });
      return device;
    });
    try {
      await Promise.all(devices.map((device) => device.receives("acknowledge")));
    } finally {
      for (const device of devices) device.close();
    }
  };
}

async function upload(siteUrl: string, device: SocketDevice, grant: Grant, bytes: Buffer) {
  const { grantId, jobId, block, units, token } = grant;
  const outputHash = hash("sha256", bytes);
  const answer = await fetch(`${siteUrl}/blobs/${outputHash}`, {
    method: "PUT",
    headers: {
      authorization: `Device ${device.deviceToken}`,
      [GRANT_HEADER]: JSON.stringify({ grantId, jobId, block, units, token }),
    },
    body: new Uint8Array(bytes),
  });
  const { receipt } = (await answer.json()) as { receipt?: string };
  if (receipt === undefined) throw new Error(`The output was not taken: ${answer.status}.`);
  return { hash: outputHash, byteLength: bytes.length, receipt };
}
