import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";

const PROGRAM = "export default (value) => value;\n";

/** Submits a range job for devices that only pretend to run it. */
export async function submitRange(client: LamplighterClient, units: number): Promise<Job> {
  const { blob } = await client.upload(new TextEncoder().encode(PROGRAM));
  return client.submitJob({
    name: "A long range",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: units },
    replicas: 1,
    cores: 100_000,
    budget: "4.00",
  });
}
