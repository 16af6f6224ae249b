import type { LamplighterClient } from "#client/lamplighter";
import { body, func, module, name, section } from "#core/metering/testing/assemble";
import type { Job } from "#protocol/api/jobs";

/** A command that does nothing: the devices only pretend that it printed something. */
const PROGRAM = module(
  section(1, func([], [])),
  section(3, [0]),
  section(5, [0x00, 0x01]),
  section(7, [...name("memory"), 0x02, 0x00], [...name("_start"), 0x00, 0x00]),
  section(10, body()),
);

/** Submits a range job for devices that only pretend to run it. */
export async function submitRange(client: LamplighterClient, units: number): Promise<Job> {
  const { blob } = await client.upload(PROGRAM.slice());
  return client.submitJob({
    name: "A long range",
    program: { runtime: "wasi", source: { blob } },
    inputs: { kind: "range", from: 1, to: units },
    replicas: 1,
    cores: 100_000,
    budget: "4.00",
  });
}
