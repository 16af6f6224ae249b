import type { RestRules } from "./why-resting";

/** What its household has chosen for a device from elsewhere. It can only make the device do less. */
export interface RemoteSettings extends DeviceLimits {
  /** `id` tells one pause from another; `until` is null while it lasts until somebody ends it. */
  pause: { id: number; until: number | null } | null;
  rules: RestRules | null;
}

/** Null: no limit. */
export interface DeviceLimits {
  maxCores: number | null;
  maxSharePercent: number | null;
}

export const NO_LIMITS: DeviceLimits = { maxCores: null, maxSharePercent: null };

export const NO_REMOTE_SETTINGS: RemoteSettings = { ...NO_LIMITS, pause: null, rules: null };

/** What the device gives: never more than the person at it chose. */
export function withinLimits<Own extends { slots: number; sharePercent: number }>(
  own: Own,
  { maxCores, maxSharePercent }: DeviceLimits,
): Own {
  return {
    ...own,
    slots: Math.min(own.slots, maxCores ?? own.slots),
    sharePercent: Math.min(own.sharePercent, maxSharePercent ?? own.sharePercent),
  };
}
