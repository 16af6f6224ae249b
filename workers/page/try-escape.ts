import type { BlobHash, JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { TriedUnit } from "../contract/control-api";
import { type TryOptions, tryUnits } from "./try-units";

const MEMORY_MIB = 64;
const OUTPUT_BYTES = 65_536;
/** Programs that are at hand are named by what no hash looks like. */
const AT_HAND = "at-hand" as BlobHash;

export interface EscapeOptions extends Pick<TryOptions, "controlUrl" | "sandboxUrl" | "siteUrl"> {
  /** The text of a JavaScript module. */
  source: string;
  input: object;
  wallMs: number;
  signal?: AbortSignal;
}

/** Runs a hostile program here, in a new sandbox of the very kind that donations run in. */
export async function tryEscape({ source, input, wallMs, ...options }: EscapeOptions): Promise<TriedUnit> {
  const program = new TextEncoder().encode(source);
  const spec: JobSpec = {
    jobId: "escape" as JobId,
    name: "",
    cause: "",
    customerName: "",
    runtime: "js",
    program: { hash: AT_HAND, bytes: program.length },
    shared: [],
    inputKind: "jsonl",
    args: [],
    outputs: [],
    okExitCodes: [0],
    limits: { fuel: 0, wallMs, memoryMib: MEMORY_MIB, outputBytes: OUTPUT_BYTES },
    fuelPerSecond: FUEL_PER_CORE_SECOND,
    picture: { kind: "mosaic" },
  };
  const [tried] = await tryUnits({ ...options, spec, units: [0], lines: [JSON.stringify(input)], program });
  if (!tried) throw new Error("The sandbox gave no answer. Reload the page and try again.");
  return tried;
}
