import type { EngineName } from "./engine";

/**
 * The supported releases of each browser, as listed in docs/running-a-city.md. The engine tests and one job in every
 * engine were run with the oldest and the newest. Residents' browsers are often newer still: the newest here is what
 * was tried last, not a limit.
 */
export const SUPPORTED_RELEASES: Record<EngineName, { oldest: string; newest: string }> = {
  chromium: { oldest: "150", newest: "156" },
  firefox: { oldest: "140", newest: "153" },
  webkit: { oldest: "2.50", newest: "2.50" },
};

/** Negative when `release` is older than `than`; `140` and `140.12` count as the same release. */
export function compareReleases(release: string, than: string): number {
  const [these, those] = [release, than].map((text) => text.split(".").map(Number));
  const place = (those ?? []).findIndex((number, index) => number !== these?.[index]);
  return place === -1 ? 0 : (these?.[place] ?? 0) - (those?.[place] ?? 0);
}
