import { MINUTE, SECOND } from "../time";

/** Samples of the machine within this time are evaluated together. */
const WINDOW_MS = SECOND;
/** A worker may take this long to pause; samples taken meanwhile would measure the worker itself. */
const SETTLE_MS = 400;
/** The machine counts as busy when at least this many samples, and this share of all, found contention. */
const MIN_PRESSED = 3;
const MIN_PRESSED_SHARE = 0.25;

/** Calm before the next core is lent again: at first, and at most. */
export const FIRST_CALM_MS = 10 * SECOND;
export const MAX_CALM_MS = 4 * MINUTE;
/** Lending a core again has failed when the machine is busy within this time. */
const TRIAL_MS = 20 * SECOND;
/** The required calm halves after this long without a failed attempt. */
const FORGET_MS = 5 * MINUTE;

interface Look {
  at: number;
  isPressed: boolean;
}

/**
 * How many of the cores that a resident gives are lent now, and the facts behind that. Times are on a monotonic clock.
 */
export interface Pressure {
  /** How many cores the resident gives. */
  slots: number;
  lent: number;
  looks: readonly Look[];
  changedAt: number;
  /** The last change was to lend a core again. */
  isTrial: boolean;
  calmMs: number;
  /** When `calmMs` last changed. */
  calmSetAt: number;
}

export const noPressure = (slots: number, at: number): Pressure => ({
  slots,
  lent: slots,
  looks: [],
  changedAt: at - SETTLE_MS,
  isTrial: false,
  calmMs: FIRST_CALM_MS,
  calmSetAt: at,
});

/**
 * A lent core was sampled. Once enough samples found contention, half of the lent cores are given back at once, and
 * half of the rest a second later. If the last change was to lend one core again, only that core is given back, and the
 * next attempt waits twice as long.
 */
export function afterLook(pressure: Pressure, look: Look): Pressure {
  const { at } = look;
  if (pressure.lent === 0 || at - pressure.changedAt < SETTLE_MS) return pressure;
  const looks = [...pressure.looks.filter((earlier) => at - earlier.at < WINDOW_MS), look];
  const pressed = looks.filter(({ isPressed }) => isPressed).length;
  if (pressed < MIN_PRESSED || pressed < looks.length * MIN_PRESSED_SHARE) return { ...pressure, looks };
  return givenBack(pressure, at);
}

/** The visible page was kept waiting by other programs. */
export function afterDelay(pressure: Pressure, at: number): Pressure {
  return pressure.lent === 0 || at - pressure.changedAt < SETTLE_MS ? pressure : givenBack(pressure, at);
}

function givenBack(pressure: Pressure, at: number): Pressure {
  const hasFailed = pressure.isTrial && at - pressure.changedAt < TRIAL_MS;
  const lent = hasFailed ? pressure.lent - 1 : Math.floor(pressure.lent / 2);
  const calm = hasFailed ? { calmMs: Math.min(2 * pressure.calmMs, MAX_CALM_MS), calmSetAt: at } : {};
  return { ...pressure, ...calm, lent, looks: [], changedAt: at, isTrial: false };
}

/**
 * Time passed: after enough calm one core is lent again, and later the next. While the browser reports a crowded
 * machine, this waits for the longest calm, but no longer, because no browser may hold back a core for ever.
 */
export function afterTime(pressure: Pressure, at: number, isCrowded: boolean): Pressure {
  const { lent, slots, changedAt, calmSetAt } = pressure;
  const calmMs =
    at - calmSetAt >= FORGET_MS && pressure.calmMs > FIRST_CALM_MS
      ? Math.max(FIRST_CALM_MS, pressure.calmMs / 2)
      : pressure.calmMs;
  const remembered = calmMs === pressure.calmMs ? pressure : { ...pressure, calmMs, calmSetAt: at };
  if (lent >= slots || at - changedAt < (isCrowded ? MAX_CALM_MS : calmMs)) return remembered;
  return { ...remembered, lent: lent + 1, looks: [], changedAt: at, isTrial: true };
}

/** The resident changed the number of cores: those that were given back stay back. */
export function withSlots(pressure: Pressure, slots: number): Pressure {
  if (slots === pressure.slots) return pressure;
  const back = pressure.slots - pressure.lent;
  return { ...pressure, slots, lent: Math.max(0, slots - back) };
}
