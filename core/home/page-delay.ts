import { SECOND } from "../time";

/** A delay that a person notices, and above the resolution of every browser's clock. */
export const MIN_DELAY_MS = 120;
/** A longer delay means that the machine slept or the page was frozen, not that it was busy. */
const MAX_DELAY_MS = 5 * SECOND;
/** For this long after the page changed or was touched, delays are its own doing. */
const OWN_WORK_MS = 700;
/** A single delay may have any cause; two within this time count. */
const TOGETHER_MS = 1.5 * SECOND;

/** When the page last answered late, for no reason of its own. */
export interface PageDelay {
  lateAt: number | null;
}

export const NO_DELAY: PageDelay = { lateAt: null };

interface Probe {
  at: number;
  /** How much later than requested the page was called. */
  lateMs: number;
  /** When the page last changed or was touched. */
  ownWorkAt: number;
}

/** Records one timer call of the visible page; `isFelt` when it shows that other programs keep the page waiting. */
export function afterProbe({ lateAt }: PageDelay, probe: Probe): { delay: PageDelay; isFelt: boolean } {
  const { at, lateMs, ownWorkAt } = probe;
  if (lateMs < MIN_DELAY_MS || lateMs > MAX_DELAY_MS || at - lateMs - ownWorkAt < OWN_WORK_MS)
    return { delay: { lateAt }, isFelt: false };
  const isFelt = lateAt !== null && at - lateAt < TOGETHER_MS;
  return { delay: isFelt ? NO_DELAY : { lateAt: at }, isFelt };
}
