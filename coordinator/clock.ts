import { type Millis, millis } from "#core/time";

/** The time, and acts that are due: the process's own, or a simulation's. */
export interface Clock {
  now(): Millis;
  /** Calls `act` after so many milliseconds, unless what it returns is called before. */
  after(ms: number, act: () => void): () => void;
}

/**
 * Time that never jumps: the true time when this process began, and from then on what has passed since. Leases hold by
 * it, whatever is done to the machine's clock. What people read, and what lasts longer than a process, has the ordinary
 * clock's or the database's time.
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
