import { GUEST_RULES } from "#core/home/home-rules";
import { NO_LIMITS } from "#core/home/remote-settings";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";

const UNKNOWN_HOME = { battery: null, isMetered: null, isHidden: false } as const;

/** What is shown before the page has looked around. */
export const OPENING: Pick<
  DonationSnapshot,
  | "state"
  | "on"
  | "workerSlots"
  | "isFinishing"
  | "isFull"
  | "limits"
  | "lent"
  | "slots"
  | "sharePercent"
  | "rules"
  | "home"
  | "pairing"
> = {
  state: { mode: "opening" },
  on: false,
  workerSlots: [],
  isFinishing: false,
  isFull: false,
  limits: NO_LIMITS,
  lent: 1,
  slots: 1,
  sharePercent: 100,
  rules: GUEST_RULES,
  home: UNKNOWN_HOME,
  pairing: null,
};
