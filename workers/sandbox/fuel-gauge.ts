import type { Pace } from "./pace";

/** Why a program was ended from outside. */
export type Stop = { kind: "exit"; code: number } | { kind: "fuel" } | { kind: "output" } | { kind: "uncountable" };

/** Thrown out of a host call to leave the program; the reason is in the gauge. */
export class Stopped extends Error {}

const QUANTUM_MS = 10;
const LEAST_QUANTUM = 100_000;
const MOST_QUANTUM = 1_000_000_000;

/** A sleep at most: a unit must notice soon when its share changes or its worker is to end. */
const MOST_SLEEP_MS = 1_000;

/**
 * Counts one unit's fuel and holds its share of the core. Fuel is handed to the program in quanta of some ten
 * milliseconds, measured by this device's own clock; the count and the point at which it runs out do not depend on them,
 * because the last quantum ends exactly at the limit.
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

  constructor(limit: number, sharePercent: number, pace: Pace, quantum = 1_000_000) {
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
   * For work that the host does: a call costs the same everywhere. What is no amount ends the program, because fuel that
   * is given back, or is no number, would let it run for ever.
   */
  charge(fuel: number) {
    if (this.#stop) throw new Stopped();
    if (!Number.isSafeInteger(fuel) || fuel < 0) this.end({ kind: "uncountable" });
    if (this.#fuel) this.#fuel.value -= BigInt(fuel);
  }

  /** Ends the program. It may catch what is thrown here; the next time that it asks for fuel it traps. */
  end(stop: Stop): never {
    if (!this.#stop) {
      this.#spentAtStop = this.spent;
      this.#stop = stop;
    }
    if (this.#fuel) this.#fuel.value = -1n;
    throw new Stopped();
  }

  /** The program's `yield`: 0 to go on. */
  refill(): number {
    if (this.#stop || !this.#fuel) return 1;
    const { spent } = this;
    if (spent > this.#limit) {
      this.#spentAtStop = spent;
      this.#stop = { kind: "fuel" };
      return 1;
    }
    this.#rest();
    const granted = Math.min(this.#limit, Math.max(spent, this.#granted) + this.#quantum);
    this.#fuel.value += BigInt(granted - this.#granted);
    this.#granted = granted;
    return 0;
  }

  #rest() {
    const elapsed = Math.max(0.5, this.#pace.now() - this.#quantumStart);
    const scale = Math.min(4, Math.max(0.25, QUANTUM_MS / elapsed));
    this.#quantum = Math.round(Math.min(MOST_QUANTUM, Math.max(LEAST_QUANTUM, this.#quantum * scale)));
    if (this.#share < 1) this.#pace.sleep(Math.min(MOST_SLEEP_MS, (elapsed * (1 - this.#share)) / this.#share));
    this.#quantumStart = this.#pace.now();
  }
}
