import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";
import { spinProgram } from "./spin-program";

/** Submits units of so many iterations each, with one replica per unit. */
export async function submitSpin(client: LamplighterClient, name: string, turns: number, units: number): Promise<Job> {
  const { blob } = await client.upload(spinProgram(turns));
  return client.submitJob({
    name,
    program: { runtime: "wasi", source: { blob } },
    inputs: { kind: "range", from: 1, to: units },
    replicas: 1,
    cores: 1,
    budget: "0.50",
  });
}
