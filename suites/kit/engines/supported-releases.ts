import type { EngineName } from "./engine";

/**
 * The releases of each browser that we support; docs/running-a-city.md names them to people. The tests of the engines and
 * of one job in every engine were run with the oldest and the newest. A resident's browser is most often newer still: the
 * newest here is what was tried last, not a bound.
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
