import { hash } from "node:crypto";
import type { DevicePlaced, Place, ReplicaResult } from "#protocol/devices/device-messages";
import type { DeviceOptions } from "../../testing/socket-device";

/** The output of every unit of a job on an honest device. */
export const textOf = (unit: number) => `the output of unit ${unit}`;

export const keptAnswer = (unit: number, text = textOf(unit)): ReplicaResult => ({
  kind: "kept",
  unit,
  fuel: 100_000_000,
  ms: 1,
  exitCode: 0,
  parts: [{ name: "stdout", bytes: Buffer.byteLength(text), hash: hash("sha256", text) }],
});

/** Like a control worker: uploads each part by its link. */
export async function putParts({ unit, parts }: Place, text = textOf(unit)): Promise<DevicePlaced["outcome"]> {
  for (const { url, headers } of parts) {
    const { status } = await fetch(url, { method: "PUT", headers, body: text });
    if (status !== 200) return status === 403 ? "forbidden" : "not-s3";
  }
  return "stored";
}

/** A device that keeps its outputs and uploads them where the coordinator says. */
export const keeping = (options: DeviceOptions = {}): DeviceOptions => ({
  answer: (unit) => keptAnswer(unit),
  place: (asked) => putParts(asked),
  ...options,
});
