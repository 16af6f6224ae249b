import type { HomeRules } from "#core/home/home-rules";
import type { HomeFacts } from "#core/home/why-resting";

/** How much of the machine a resident gives, and when. */
export interface DonationSettings {
  /** Cores. */
  slots: number;
  /** Share of each core, 1–100. */
  sharePercent: number;
  rules: HomeRules;
  /** In milliseconds since the epoch. */
  pausedUntil: number | null;
}

/** Signals about the device's surroundings that only a page can see. */
export type HomeSignals = Pick<HomeFacts, "battery" | "isMetered" | "isHidden">;
