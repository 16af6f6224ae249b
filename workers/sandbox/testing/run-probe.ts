import { readFileSync } from "node:fs";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { meterModule } from "#core/metering/meter-module";
import { WasiProgram } from "../runtimes/wasi/wasi-program";
import type { ProgramTerms, UnitInput } from "../unit-run";

export const MIB = 1024 * 1024;
export const PLENTY: ProgramTerms = {
  shared: [],
  outputs: [],
  okExitCodes: [0],
  limits: { fuel: FUEL_PER_CORE_SECOND, memoryMib: 32, outputBytes: MIB, stderrBytes: 16_384 },
};

/** Time stands still, so nothing here can depend on how fast the machine is. */
export const STILL = { now: () => 0, sleep: () => {} };

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

export const probeBytes = new Uint8Array(readFileSync(new URL("./probe.wasm", import.meta.url)));

export function meteredModule(bytes: Uint8Array, maxPages = 512): WebAssembly.Module {
  const outcome = meterModule(bytes, { maxPages });
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return new WebAssembly.Module(new Uint8Array(outcome.bytes));
}

const probe = meteredModule(probeBytes);

export const probeProgram = (terms: Partial<ProgramTerms> = {}, quantum?: number) =>
  new WasiProgram(probe, { ...PLENTY, ...terms }, STILL, quantum);

export const probeInput = (args: string[], input: Partial<UnitInput> = {}): UnitInput => ({
  unit: 0,
  args,
  stdin: new Uint8Array(),
  files: [],
  value: { kind: "json", json: "null" },
  sharePercent: 100,
  ...input,
});

/** Runs the probe program once, with the given arguments, as the first unit of its worker. */
export function runProbe(
  args: string[],
  input: Partial<UnitInput> = {},
  terms: Partial<ProgramTerms> = {},
  quantum?: number,
) {
  return probeProgram(terms, quantum).run(probeInput(args, input));
}

/** The named part of what the probe put out, as text. */
export function printed(outcome: ReturnType<typeof runProbe>, part = "stdout"): string {
  if (outcome.kind !== "output") throw new Error(`${outcome.reason}: ${outcome.message}`);
  return leftOf(outcome, part);
}

/** The same, also of a unit that failed. */
export const leftOf = ({ output }: ReturnType<typeof runProbe>, part = "stdout"): string =>
  textOf(output?.parts.find((piece) => piece.name === part)?.bytes);
