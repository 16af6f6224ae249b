import type { Millis } from "../time";
import { type SettingChange, whatHolds } from "./what-holds";

export interface AskedChange {
  setting: string;
  value: string;
  /** What the setting is where it was never changed. */
  initial: string;
  /** Null: from now on. */
  from: Millis | null;
  /** The newest change of the setting that whoever asks has seen, 0 for none; undefined: they do not say. */
  seen: number | undefined;
}

export interface ChangeBounds {
  maxAheadMs: number;
  /** Changes of one setting that are still to come. */
  maxWaiting: number;
}

export type JudgedChange =
  | { kind: "allowed"; from: Millis; was: string }
  | { kind: "in-the-past" | "too-far-ahead" | "too-many-ahead" | "changed-meanwhile" | "changes-nothing" };

/**
 * Whether a setting may be changed so. What has held is never rewritten: jobs were priced by it. Whoever decides by what they
 * no longer see is asked to look again.
 */
export function judgeChange(
  changes: readonly SettingChange[],
  { setting, value, initial, from, seen }: AskedChange,
  now: Millis,
  { maxAheadMs, maxWaiting }: ChangeBounds,
): JudgedChange {
  const own = changes.filter((change) => change.setting === setting);
  if (seen !== undefined && own.some(({ no }) => no > seen)) return { kind: "changed-meanwhile" };
  if (from !== null && from <= now) return { kind: "in-the-past" };
  if (from !== null && from - now > maxAheadMs) return { kind: "too-far-ahead" };
  if (from !== null && own.filter((change) => change.from > now).length >= maxWaiting)
    return { kind: "too-many-ahead" };
  const at = from ?? now;
  const was = whatHolds(own, setting, at)?.value ?? initial;
  return was === value ? { kind: "changes-nothing" } : { kind: "allowed", from: at, was };
}
