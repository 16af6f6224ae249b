import { FUEL_PER_NANOSECOND } from "#core/metering/core-second";
import type { Pace } from "./pace";

/** Why a program was ended from outside. */
export type Stop = { kind: "exit"; code: number } | { kind: "fuel" } | { kind: "output" } | { kind: "uncountable" };

/** Thrown out of a host call to leave the program; the reason is in the gauge. */
export class Stopped extends Error {}

const QUANTUM_MS = 10;
/** Of an ordinary core: a tenth of a millisecond, a millisecond, and a second. */
const MIN_QUANTUM = 100_000 * FUEL_PER_NANOSECOND;
const FIRST_QUANTUM = 1_000_000 * FUEL_PER_NANOSECOND;
const MAX_QUANTUM = 1_000_000_000 * FUEL_PER_NANOSECOND;

/**
 * The longest single sleep, because a worker that is to end must notice soon. What is owed beyond it is slept right
 * after it.
 */
const MAX_SLEEP_MS = 1_000;

/** Nothing that a program does takes longer between two rests; a longer gap means that the machine itself slept. */
const MAX_ELAPSED_MS = 2_000;

/**
 * Counts one unit's fuel and enforces its share of the core. The program gets fuel in quanta of about ten milliseconds,
 * measured by this device's own clock; the count and the point at which it runs out do not depend on the quanta,
 * because the last one ends exactly at the limit.
 */
export class FuelGauge {
  readonly #limit: number;
  readonly #pace: Pace;
  readonly #share: number;
  #fuel: WebAssembly.Global<"i64"> | undefined;
  #granted = 0;
  #quantum: number;
  #quantumStart: number;
  #stop: Stop | undefined;
  #spentAtStop = 0;

  constructor(limit: number, sharePercent: number, pace: Pace, quantum = FIRST_QUANTUM) {
    this.#limit = limit;
    this.#share = Math.min(100, Math.max(1, sharePercent)) / 100;
    this.#pace = pace;
    this.#quantum = quantum;
    this.#quantumStart = pace.now();
  }

  get stop(): Stop | undefined {
    return this.#stop;
  }

  /** A quantum that took about ten milliseconds here, for the next unit to begin with. */
  get quantum() {
    return this.#quantum;
  }

  arm(fuel: WebAssembly.Global<"i64">) {
    this.#fuel = fuel;
    this.#granted = Math.min(this.#quantum, this.#limit);
    fuel.value = BigInt(this.#granted);
  }

  get spent(): number {
    if (this.#stop) return this.#spentAtStop;
    return this.#fuel ? this.#granted - Number(this.#fuel.value) : 0;
  }

  /**
   * Charges for work that the host is about to do, in nanoseconds of an ordinary core: a call costs the same
   * everywhere, and rests and runs out of fuel as the program itself would. An invalid amount ends the program, because
   * fuel that is given back, or is not a number, would let it run for ever.
   */
  charge(nanoseconds: number) {
    if (this.#stop) throw new Stopped();
    const fuel = nanoseconds * FUEL_PER_NANOSECOND;
    if (!Number.isSafeInteger(nanoseconds) || !Number.isSafeInteger(fuel) || fuel < 0)
      this.end({ kind: "uncountable" });
    if (!this.#fuel) return;
    this.#fuel.value -= BigInt(fuel);
    if (this.#fuel.value < 0n && this.refill() !== 0) throw new Stopped();
  }

  /** Ends the program. It may catch what is thrown here; the next time it asks for fuel it traps. */
  end(stop: Stop): never {
    if (!this.#stop) {
      this.#spentAtStop = this.spent;
      this.#stop = stop;
    }
    if (this.#fuel) this.#fuel.value = -1n;
    throw new Stopped();
  }

  /**
   * The program ended by itself: its answer may not have cost more than the limit, and the last quantum is rested for,
   * too.
   */
  finish() {
    if (!this.#stop && this.spent > this.#limit) this.#runOut();
    this.#sleep(this.#pace.now() - this.#quantumStart);
  }

  /** The program's `yield`: 0 to continue. */
  refill(): number {
    if (this.#stop || !this.#fuel) return 1;
    const { spent } = this;
    if (spent > this.#limit) {
      this.#runOut();
      return 1;
    }
    this.#pace.onRest?.(Number.POSITIVE_INFINITY);
    this.#rest();
    const granted = Math.min(this.#limit, Math.max(spent, this.#granted) + this.#quantum);
    this.#fuel.value += BigInt(granted - this.#granted);
    this.#granted = granted;
    return 0;
  }

  #runOut() {
    this.#spentAtStop = this.spent;
    this.#stop = { kind: "fuel" };
  }

  #rest() {
    const elapsed = this.#pace.now() - this.#quantumStart;
    const scale = Math.min(4, Math.max(0.25, QUANTUM_MS / Math.max(0.5, elapsed)));
    this.#quantum = Math.round(Math.min(MAX_QUANTUM, Math.max(MIN_QUANTUM, this.#quantum * scale)));
    this.#sleep(elapsed);
    this.#pace.attend?.();
    this.#quantumStart = this.#pace.now();
  }

  #sleep(elapsed: number) {
    let owed = (Math.min(elapsed, MAX_ELAPSED_MS) * (1 - this.#share)) / this.#share;
    if (owed > 0) this.#pace.onRest?.(owed);
    for (; owed > 0; owed -= MAX_SLEEP_MS) this.#pace.sleep(Math.min(MAX_SLEEP_MS, owed));
  }
}
