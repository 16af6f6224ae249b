import type { EngineName } from "./engine";

/**
 * The releases of each browser that the browser tests pass with; docs/running-a-city.md names them to people. A resident's
 * browser is most often newer, so the newest here is what was tried last, not a bound.
 */
export const SUPPORTED_RELEASES: Record<EngineName, { oldest: string; newest: string }> = {
  chromium: { oldest: "150", newest: "156" },
  firefox: { oldest: "140", newest: "153" },
  webkit: { oldest: "2.50", newest: "2.50" },
};

/** Below zero when `release` is older than `than`; `140` and `140.12` are the same release. */
export function compareReleases(release: string, than: string): number {
  const [these, those] = [release, than].map((text) => text.split(".").map(Number));
  const place = (those ?? []).findIndex((number, index) => number !== these?.[index]);
  return place === -1 ? 0 : (these?.[place] ?? 0) - (those?.[place] ?? 0);
}
