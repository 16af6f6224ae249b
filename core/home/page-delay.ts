import { SECOND } from "../time";

/** Later than this a person feels it, and no browser's clock is coarser. */
export const MIN_DELAY_MS = 120;
/** A machine that slept, or a page that was frozen, was not busy. */
const MAX_DELAY_MS = 5 * SECOND;
/** For so long after the page changed, or was touched, it is late by its own doing. */
const OWN_WORK_MS = 700;
/** One late answer may be anything; another one so soon is no accident. */
const TOGETHER_MS = 1.5 * SECOND;

/** When the page last answered late, for no reason of its own. */
export interface PageDelay {
  lateAt: number | null;
}

export const NO_DELAY: PageDelay = { lateAt: null };

interface Probe {
  at: number;
  /** How much later than it had asked for the page was called. */
  lateMs: number;
  /** When the page last changed or was touched. */
  ownWorkAt: number;
}

/** The page in front of a person was called: whether this says that others keep it waiting. */
export function afterProbe({ lateAt }: PageDelay, probe: Probe): { delay: PageDelay; isFelt: boolean } {
  const { at, lateMs, ownWorkAt } = probe;
  if (lateMs < MIN_DELAY_MS || lateMs > MAX_DELAY_MS || at - lateMs - ownWorkAt < OWN_WORK_MS)
    return { delay: { lateAt }, isFelt: false };
  const isFelt = lateAt !== null && at - lateAt < TOGETHER_MS;
  return { delay: isFelt ? NO_DELAY : { lateAt: at }, isFelt };
}
