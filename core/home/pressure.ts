import { MINUTE, SECOND } from "../time";

/** Looks at the machine that count together. */
const WINDOW_MS = SECOND;
/** A worker that is to hold still may go on for so long, and what it finds meanwhile is of its own making. */
const SETTLE_MS = 400;
/** So many of them, and so large a share of all, found the machine busy. */
const MIN_PRESSED = 2;
const MIN_PRESSED_SHARE = 0.25;

/** Calm before the next core returns: at first, and at most. */
export const FIRST_CALM_MS = 10 * SECOND;
export const MAX_CALM_MS = 4 * MINUTE;
/** A return has failed when the machine is busy again so soon. */
const TRIAL_MS = 20 * SECOND;
/** The calm that is asked for halves after so long without a return that failed. */
const FORGET_MS = 5 * MINUTE;

interface Look {
  at: number;
  isPressed: boolean;
}

/** How many of the cores that a resident gives are lent now, and what that was decided by. Moments on a clock that only moves on. */
export interface Pressure {
  /** What the resident gives. */
  slots: number;
  lent: number;
  looks: readonly Look[];
  changedAt: number;
  /** The last change was the return of a core. */
  isTrial: boolean;
  calmMs: number;
  /** When `calmMs` was last changed. */
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
 * A lent core was looked at. Once enough looks found others at work on the cores, half of those that are lent go back at
 * once, and half of the rest a second later. Of a return that came too early only the returned core goes back, and the
 * next one waits twice as long.
 */
export function afterLook(pressure: Pressure, look: Look): Pressure {
  const { at } = look;
  if (pressure.lent === 0 || at - pressure.changedAt < SETTLE_MS) return pressure;
  const looks = [...pressure.looks.filter((earlier) => at - earlier.at < WINDOW_MS), look];
  const pressed = looks.filter(({ isPressed }) => isPressed).length;
  if (pressed < MIN_PRESSED || pressed < looks.length * MIN_PRESSED_SHARE) return { ...pressure, looks };
  return givenBack(pressure, at);
}

/** The page in front of a person was kept waiting by others. */
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
 * Time passed: after calm one core returns, and then the next. A machine that its browser calls busy beyond what is lent
 * is not tried before the longest calm is over; it is tried then, because no browser is to hold back a core for ever.
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

/** The resident gives another number of cores: what had gone back stays back. */
export function withSlots(pressure: Pressure, slots: number): Pressure {
  if (slots === pressure.slots) return pressure;
  const back = pressure.slots - pressure.lent;
  return { ...pressure, slots, lent: Math.max(0, slots - back) };
}
