import type { Runtime } from "../jobs/job-sheet";

/** Engines in which a script's box has a process of its own, and removing the box frees the core whatever runs in it. */
const CONTAINS_SCRIPTS: ReadonlySet<string> = new Set(["chromium", "firefox"]);

/**
 * Whether a browser of this engine can end any program of this runtime and lose nothing but its box. WebAssembly is
 * metered and ends itself anywhere. A script may loop in WebAssembly of its own, which WebKit never stops, or fill the
 * memory, which there takes the resident's page along.
 */
export const canContain = (engine: string, runtime: Runtime): boolean =>
  runtime === "wasi" || CONTAINS_SCRIPTS.has(engine);
