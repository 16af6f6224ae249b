import type { Unsupported } from "../contract/donation-state";

/** Why this browser cannot run units here; undefined when it can. */
export function whyUnsupported(): Extract<Unsupported, "insecure" | "old-browser"> | undefined {
  if (!isSecureContext) return "insecure";
  if (typeof Worker === "undefined" || typeof WebAssembly === "undefined" || typeof indexedDB === "undefined")
    return "old-browser";
  return undefined;
}
