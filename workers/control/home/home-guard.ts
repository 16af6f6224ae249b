import type { Calendar } from "#core/home/calendar";
import type { RemoteSettings } from "#core/home/remote-settings";
import { TariffClock } from "#core/home/tariff-clock";
import { type RestReason, type RestRules, whyResting } from "#core/home/why-resting";
import { LIMITS } from "#protocol/limits";
import type { DonationSettings, HomeSignals } from "../../contract/donation-settings";
import type { WhyResting } from "../../contract/donation-state";
import { isForData } from "../../contract/may-fetch";

/** Otherwise a loose plug, or a phone at the edge of its Wi-Fi, would start and end units all the time. */
const STEADY_TICKS = 10;

interface Parts {
  settings: () => Readonly<DonationSettings>;
  /** What its household has chosen from elsewhere. */
  remote: () => RemoteSettings;
  bytesToday: () => number;
  calendar: Calendar;
  now: () => number;
}

/** Whether the resident's rules let this device work. It rests at once, and resumes once the reason stays away. */
export class HomeGuard {
  readonly #parts: Parts;
  readonly #tariffClock = new TariffClock();
  readonly #remoteTariffClock = new TariffClock();
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
    const why = this.#byOwnRules() ?? this.#byHousehold();
    if (why) {
      this.#unsteady = STEADY_TICKS;
      return why;
    }
    return this.#unsteady > 0 ? { kind: "about-to-continue" } : null;
  }

  #byOwnRules(): RestReason | null {
    const { rules, pausedUntil } = this.#parts.settings();
    const isPause = pausedUntil !== null && this.#isCredible(pausedUntil);
    return this.#whyBy(rules, isPause ? pausedUntil : null, this.#tariffClock);
  }

  /** Its rules are looked at besides the device's own, so that neither can allow what the other forbids. */
  #byHousehold(): WhyResting | null {
    const { pause, rules } = this.#parts.remote();
    if (pause?.until === null) return { kind: "paused-remotely", until: null };
    if (pause && this.#parts.now() < pause.until && this.#isCredible(pause.until))
      return { kind: "paused-remotely", until: pause.until };
    const why = rules && this.#whyBy(rules, null, this.#remoteTariffClock);
    return why && { kind: "household-rule", why };
  }

  /** Setting the clock back must not make a pause longer than the longest one that can be chosen. */
  #isCredible = (until: number) => until - this.#parts.now() <= LIMITS.MAX_PAUSE_MS;

  #whyBy(rules: RestRules, pausedUntil: number | null, clock: TariffClock): RestReason | null {
    const { bytesToday, calendar, now } = this.#parts;
    const facts = { at: now(), pausedUntil, bytesToday: bytesToday(), ...this.#home };
    return whyResting(rules, facts, calendar, rules.tariff ? clock.calendar(rules.tariff) : calendar);
  }
}
