import type { Millis } from "../time";

/** A change of a setting, which holds from a moment on until a later one does. It is never rewritten. */
export interface SettingChange {
  /** In the order in which changes were made. */
  no: number;
  setting: string;
  value: string;
  from: Millis;
}

/** Of two changes from the same moment on, the one that was made later holds. */
const isLater = (one: SettingChange, other: SettingChange) =>
  one.from > other.from || (one.from === other.from && one.no > other.no);

/** The change by which a setting is what it is at a moment; undefined: it is as the city began. Changes that were taken back are not among them. */
export function whatHolds(changes: readonly SettingChange[], setting: string, at: Millis): SettingChange | undefined {
  let holds: SettingChange | undefined;
  for (const change of changes) {
    if (change.setting !== setting || change.from > at) continue;
    if (!holds || isLater(change, holds)) holds = change;
  }
  return holds;
}

/** What will hold later, the soonest first, without what another change from the same moment on replaces. */
export function whatIsAhead(changes: readonly SettingChange[], at: Millis): SettingChange[] {
  return changes
    .filter((change) => change.from > at && whatHolds(changes, change.setting, change.from) === change)
    .toSorted((one, other) => one.from - other.from || one.no - other.no);
}

/** Until when what holds now stays what it is. */
export function holdsUntil(changes: readonly SettingChange[], at: Millis): number {
  return changes.reduce(
    (soonest, { from }) => (from > at ? Math.min(soonest, from) : soonest),
    Number.POSITIVE_INFINITY,
  );
}
