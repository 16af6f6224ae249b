import type { Runtime } from "../jobs/job-spec";

/**
 * Engines in which a script's sandbox has a process of its own, and removing the sandbox frees the core whatever runs in it. Of
 * these a city chooses: Firefox lets a script take all the memory that the machine has, and its resident feels that.
 */
export const CONTAINING_ENGINES = ["chromium", "firefox"] as const;
export type ContainingEngine = (typeof CONTAINING_ENGINES)[number];

/**
 * Whether a browser of this engine is given programs of this runtime. WebAssembly is metered, bounded in memory, and ends
 * itself anywhere. A script may loop in WebAssembly of its own, which WebKit never stops, or fill the memory, which there
 * takes the resident's page along.
 */
export const canContain = (engine: string, runtime: Runtime, chosen: readonly ContainingEngine[]): boolean =>
  runtime === "wasi" || (chosen as readonly string[]).includes(engine);
