import type { FeedLine } from "./feed-line";

/** All lines in one list, newest first, none twice, at most `max`. */
export function mergeFeed(lists: readonly (readonly FeedLine[])[], max: number): FeedLine[] {
  const byKey = new Map(lists.flat().map((line) => [line.key, line]));
  return [...byKey.values()].sort((a, b) => b.at - a.at).slice(0, max);
}
