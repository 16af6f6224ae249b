import type { Runtime } from "../jobs/job-spec";

/**
 * Engines in which a script's sandbox has its own process, so that removing the sandbox frees the core whatever runs in
 * it. A city chooses among these: Firefox lets a script use all of the machine's memory, which its resident notices.
 */
export const CONTAINING_ENGINES = ["chromium", "firefox"] as const;
export type ContainingEngine = (typeof CONTAINING_ENGINES)[number];

/**
 * Whether a browser of this engine is given programs of this runtime. WebAssembly is metered, limited in memory, and
 * ends itself anywhere. A script may loop in WebAssembly of its own, which WebKit never stops, or fill the memory,
 * which in WebKit crashes the resident's page as well.
 */
export const canContain = (engine: string, runtime: Runtime, chosen: readonly ContainingEngine[]): boolean =>
  runtime === "wasi" || (chosen as readonly string[]).includes(engine);
