import type { Calendar } from "#core/home/calendar";
import { TariffClock } from "#core/home/tariff-clock";
import { whyResting } from "#core/home/why-resting";
import { LIMITS } from "#protocol/limits";
import type { DonationSettings, HomeSignals } from "../contract/donation-settings";
import type { WhyResting } from "../contract/donation-state";
import { isForData } from "../contract/may-fetch";

/** Otherwise a loose plug, or a phone at the edge of its Wi-Fi, would start and end units all the time. */
const STEADY_TICKS = 10;

interface Parts {
  settings: () => Readonly<DonationSettings>;
  bytesToday: () => number;
  calendar: Calendar;
  now: () => number;
}

/** Whether the resident's rules let this device work. It rests at once, and resumes once the reason stays away. */
export class HomeGuard {
  readonly #parts: Parts;
  readonly #tariffClock = new TariffClock();
  #home: HomeSignals;
  /** Ticks until a device that rested may work again. */
  #unsteady = 0;

  constructor(home: HomeSignals, parts: Parts) {
    this.#home = home;
    this.#parts = parts;
  }

  sense(home: HomeSignals) {
    this.#home = home;
  }

  /** The resident has just decided: skip the waiting time. */
  trust() {
    this.#unsteady = 0;
  }

  /** Once a second. */
  tick() {
    this.#unsteady = Math.max(0, this.#unsteady - 1);
  }

  /** Whether it may send and fetch, working or not. */
  get mayTalk(): boolean {
    const why = this.why();
    return why === null || !isForData(why);
  }

  /** Null when the device may work. */
  why(): WhyResting | null {
    const { settings, bytesToday, calendar, now } = this.#parts;
    const { rules, pausedUntil } = settings();
    const at = now();
    // Setting the clock back must not make a pause longer than the longest one that can be chosen.
    const isPause = pausedUntil !== null && pausedUntil - at <= LIMITS.MAX_PAUSE_MS;
    const facts = { at, pausedUntil: isPause ? pausedUntil : null, bytesToday: bytesToday(), ...this.#home };
    const why = whyResting(rules, facts, calendar, rules.tariff ? this.#tariffClock.calendar(rules.tariff) : calendar);
    if (why) {
      this.#unsteady = STEADY_TICKS;
      return why;
    }
    return this.#unsteady > 0 ? { kind: "about-to-continue" } : null;
  }
}
