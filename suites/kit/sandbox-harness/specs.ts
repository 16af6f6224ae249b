import { readFileSync } from "node:fs";
import type { BlobHash, JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { meterModule } from "#core/metering/meter-module";
import type { FakeCoordinator } from "./fake-coordinator";

const MIB_PAGES = 16;

const blobOf = (city: FakeCoordinator, bytes: Uint8Array) => {
  const { hash, bytes: length } = city.addBlob(bytes);
  return { hash: hash as BlobHash, bytes: length };
};

/** A job over the numbers from 0, whose program is this source of an ES module. */
export function jsSpec(city: FakeCoordinator, jobId: string, program: string, change: Partial<JobSpec> = {}): JobSpec {
  return {
    jobId: jobId as JobId,
    name: `Job ${jobId}`,
    cause: "A test",
    customerName: "Ada",
    runtime: "js",
    program: blobOf(city, new TextEncoder().encode(program)),
    shared: [],
    inputKind: "range",
    range: { from: 0, step: 1 },
    args: [],
    outputs: [],
    okExitCodes: [0],
    limits: { fuel: 1_000_000_000_000, wallMs: 30_000, memoryMib: 64, outputBytes: 1_000_000 },
    fuelPerSecond: FUEL_PER_CORE_SECOND,
    picture: { kind: "mosaic" },
    ...change,
  };
}

/** The sample job `globins`, metered as by the coordinator. */
export function globinsSpec(city: FakeCoordinator): JobSpec {
  const metered = meterModule(sample("globins.wasm"), { maxPages: 16 * MIB_PAGES });
  if (metered.kind !== "metered") throw new Error(`globins.wasm was refused: ${metered.message}`);
  return {
    ...jsSpec(city, "globins", ""),
    runtime: "wasi",
    program: blobOf(city, metered.bytes),
    shared: [{ path: "globins45.fa", ...blobOf(city, sample("globins45.fa")) }],
    inputKind: "jsonl",
    args: ["{a}", "{b}"],
  };
}

export function globinLines(units: number[]): string[] {
  const lines = sample("pairs.jsonl").toString("utf8").trim().split("\n");
  return units.map((unit) => lines[unit] ?? "");
}

const sample = (name: string) => readFileSync(new URL(`../../../samples/globins/${name}`, import.meta.url));
