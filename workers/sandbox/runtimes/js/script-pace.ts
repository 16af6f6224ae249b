import type { Pace } from "../../pace";

/** The clock is read every few milliseconds. */
const QUANTUM_MS = 5;
/** Reading the clock costs less than a hundredth of so many nearly empty iterations; later ones may do much. */
const MAX_ROOM = 32_768;
const FIRST_ROOM = 8;
/** A unit must notice soon when its worker is to end. */
const MAX_SLEEP_MS = 1_000;

/**
 * Keeps a script to its share of the core while it runs. The program's own loops and calls ask for room and get some,
 * after a sleep if they have used more than their share; what they count never depends on the clock, and they can see
 * neither the clock nor the sleep.
 */
export class ScriptPace {
  readonly #pace: Pace;
  #share = 1;
  #room = FIRST_ROOM;
  #lookedAt = 0;
  #owedMs = 0;
  #sleptMs = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** From here on the share applies: a unit starts, or the program is loaded. */
  begin(sharePercent: number) {
    this.#share = (sharePercent > 100 ? 100 : sharePercent < 1 ? 1 : sharePercent) / 100;
    this.#lookedAt = this.#pace.now();
    this.#owedMs = 0;
    this.#sleptMs = 0;
  }

  /** How long it slept since `begin`, which the unit is not charged for. */
  get sleptMs() {
    return this.#sleptMs;
  }

  /** The program's loops and calls used up their room; returns how much more they get. */
  look(): number {
    const now = this.#pace.now();
    const elapsed = now - this.#lookedAt;
    const scale = elapsed * 4 <= QUANTUM_MS ? 4 : elapsed >= QUANTUM_MS * 8 ? 1 / 8 : QUANTUM_MS / elapsed;
    const room = this.#room * scale;
    this.#room = room > MAX_ROOM ? MAX_ROOM : room < 1 ? 1 : room | 0;
    this.#lookedAt = now;
    if (this.#share < 1) this.#rest(elapsed);
    if (this.#pace.attend) {
      this.#pace.attend();
      this.#lookedAt = this.#pace.now();
    }
    return this.#room;
  }

  /** Sleep beyond the maximum is made up for later, or by the control side between units. */
  #rest(elapsed: number) {
    this.#owedMs += (elapsed * (1 - this.#share)) / this.#share;
    const ms = this.#owedMs > MAX_SLEEP_MS ? MAX_SLEEP_MS : this.#owedMs;
    if (ms < 1) return;
    this.#pace.sleep(ms);
    const now = this.#pace.now();
    const slept = now - this.#lookedAt;
    this.#lookedAt = now;
    this.#owedMs -= slept;
    this.#sleptMs += slept;
  }
}
