import { type Millis, millis } from "#core/time";

/**
 * Time that never jumps: the true time when this process began, and from then on what has passed since. Leases hold by
 * it, whatever is done to the machine's clock. What people read, and what lasts longer than a process, has the ordinary
 * clock's or the database's time.
 */
export const steadyNow = (): Millis => millis(Math.round(performance.timeOrigin + performance.now()));
