import { type Millis, millis } from "#core/time";

/** Time and timers: the process's own, or a simulation's. */
export interface Clock {
  now(): Millis;
  /** Calls `act` after so many milliseconds, unless the returned function is called first. */
  after(ms: number, act: () => void): () => void;
}

/**
 * Time that never jumps: the real time when this process began, plus what has passed since. Leases use it, so they do
 * not depend on the machine's clock. What people read, and what outlives a process, uses the ordinary clock or the
 * database's.
 */
export const steadyNow = (): Millis => millis(Math.round(performance.timeOrigin + performance.now()));

export const steadyClock: Clock = {
  now: steadyNow,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });
