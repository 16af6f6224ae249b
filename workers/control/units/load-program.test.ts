import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { JobSpec } from "#core/jobs/job-spec";
import { meterModule } from "#core/metering/meter-module";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { BlobSource } from "../bytes/blob-source";
import { loadProgram, ProgramRefused } from "./load-program";

const plain = new Uint8Array(readFileSync(new URL("../../sandbox/testing/probe.wasm", import.meta.url)));
const metered = () => {
  const outcome = meterModule(plain, { maxPages: 512 });
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return outcome.bytes;
};

const load = (runtime: "js" | "wasi", program: Uint8Array) => {
  const spec = { runtime, program: { hash: "p" }, shared: [], outputs: [], okExitCodes: [0], limits: {} };
  const blobs = { cached: async () => program };
  return loadProgram(spec as unknown as JobSpec, blobs as unknown as BlobSource, {} as GrantStub);
};

test("a module that was never metered is not posted to the sandbox", async () => {
  const refused = load("wasi", plain);
  await expect(refused).rejects.toThrow(/not run: it is not metered/);
  await expect(refused).rejects.toBeInstanceOf(ProgramRefused);
});

test("a metered module and a script are", async () => {
  expect((await load("wasi", metered())).runtime).toBe("wasi");
  expect((await load("js", new TextEncoder().encode("export default 1"))).runtime).toBe("js");
});
