import { proxy, transfer, wrap } from "comlink";
import type { JobSpec } from "#core/jobs/job-spec";
import type { LocalResult } from "#protocol/devices/device-messages";
import type { ControlApi, TryOutApi, TryRequest } from "../contract/control-api";
import { SandboxFrames } from "./sandbox-frames";
import type { SandboxPlaces } from "./sandbox-places";
import { whyUnsupported } from "./why-unsupported";

/** A unit next to which the customer can continue working. */
const MAX_SLOTS = 4;

const UNSUPPORTED = {
  insecure: "Open this page by its https address (or as localhost): browsers keep results safe only there.",
  "old-browser": "This browser is too old to run units. Any current Chrome, Edge, Firefox or Safari can.",
} as const;

export interface TryOptions extends SandboxPlaces {
  spec: JobSpec;
  units: number[];
  /** One per unit, in the order of `units`; null for a range. */
  lines: string[] | null;
  /** How to read each unit's object, if the inputs are in buckets. */
  links?: TryRequest["links"];
  /** The program, if it is already here; otherwise it is fetched from the site by its hash. */
  program?: Uint8Array;
  /** In the order in which they end. */
  onUnit?: (unit: LocalResult) => void;
  /** Ends the trial run at once. */
  signal?: AbortSignal;
}

/** Runs a job's first units here, in the residents' sandbox. The results are in the order of the units. */
export async function tryUnits({
  controlUrl,
  sandboxUrl,
  onUnit,
  signal,
  ...request
}: TryOptions): Promise<LocalResult[]> {
  const why = whyUnsupported();
  if (why) throw new Error(UNSUPPORTED[why]);
  signal?.throwIfAborted();
  const frames = new SandboxFrames(sandboxUrl);
  const worker = new Worker(controlUrl, { name: "lamplighter-try" });
  const page: TryOutApi = {
    addFrame: async (frame) => {
      const port = await frames.addFrame(frame);
      return transfer(port, [port]);
    },
    removeFrame: (frame) => frames.removeFrame(frame),
    tried: (unit) => onUnit?.(unit),
  };
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = () => reject(new Error("The sandbox could not be loaded. Reload the page."));
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    const slots = Math.max(1, Math.min(MAX_SLOTS, navigator.hardwareConcurrency - 1));
    const { siteUrl, spec, units, lines, program, links } = request;
    const tried = wrap<ControlApi>(worker).tryUnits(
      { siteUrl, spec, units, lines, slots, ...(program ? { program } : {}), ...(links ? { links } : {}) },
      proxy(page),
    );
    return await Promise.race([tried, broken]);
  } finally {
    worker.terminate();
    frames.removeAll();
  }
}
