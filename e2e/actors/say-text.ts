import { readFileSync } from "node:fs";
import { commandOutput } from "#coordinator/testing/command-output";
import type { ReplicaResult } from "#protocol/devices/device-messages";
import type { ApiCustomer } from "./customer";

/** A result that nobody computed, of a tenth of a core-second; so that it says, a device is given few units at a time. */
export const sayText = (unit: number, text: string): ReplicaResult => ({
  ...{ kind: "output", unit, fuel: 2_000_000_000, ms: 1_000 },
  bytes: commandOutput(text),
});

export interface SpokenJob {
  name: string;
  units: number;
  /** Absent: checking is left to the city. */
  replicas?: 1 | 2;
}

/** A job for devices that only say something. Of a command they can say how much it took, of a script the city looks. */
export async function submitSpoken({ client }: ApiCustomer, { name, units, replicas }: SpokenJob): Promise<string> {
  const { blob } = await client.upload(new Uint8Array(readFileSync("workers/sandbox/testing/probe.wasm")));
  const { id } = await client.submitJob({
    ...{ name, program: { runtime: "wasi", source: { blob } }, inputs: { kind: "range", from: 1, to: units } },
    ...{ budget: "1.00", ...(replicas && { replicas }) },
  });
  return id;
}
