import type { Pool } from "pg";
import type { Tariff } from "#core/home/tariff";
import { holdsUntil, type SettingChange, whatHolds, whatIsAhead } from "#core/settings/what-holds";
import type { Millis } from "#core/time";
import type { TermsVersion } from "#protocol/people/terms";
import { type SettingName, type SettingTexts, settingOf } from "#protocol/settings/city-settings";
import { readSetting } from "#protocol/settings/read-setting";
import { tariffSetting } from "#protocol/settings/tariff-setting";
import { TERMS_SETTING } from "#protocol/settings/terms-setting";
import type { Log } from "../log";
import { initialTexts, type LiveSettings, settingsOf } from "./live-settings";
import { readChanges } from "./read-changes";
import { TariffReader } from "./tariff-reader";
import { TermsReader, versionOfTerms } from "./terms-reader";

interface Parts {
  pool: Pool;
  /** From the environment: what holds until somebody changes it. */
  initial: LiveSettings;
  log: Log;
  /** The wall clock: settings hold from a date on. */
  now: () => number;
}

/**
 * The settings of the city, in the memory of a coordinator. They are read from the database when one has changed, and turn by
 * themselves at the moment from which a change holds, at every coordinator alike.
 */
export class SettingsBook {
  readonly #parts: Parts;
  readonly #initial: SettingTexts;
  /** How tariffs began, and what they are. */
  readonly tariffs: TariffReader;
  readonly terms: TermsReader;
  #onTariffs = () => {};
  #changes: readonly SettingChange[] = [];
  #reading: Promise<void> = Promise.resolve();
  #current: LiveSettings;
  #until = Number.POSITIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#initial = initialTexts(parts.initial);
    this.tariffs = new TariffReader(parts.initial.config.tariffs.written, parts.log);
    this.terms = new TermsReader(parts.initial.config.terms, parts.log);
    this.#current = parts.initial;
  }

  /** Reads follow one another, so that the last one to end is the newest. */
  read(): Promise<void> {
    this.#reading = this.#reading
      .catch(() => undefined)
      .then(async () => {
        this.#changes = await readChanges(this.#parts.pool, this.#parts.now());
        this.#turn();
      });
    return this.#reading;
  }

  get current(): LiveSettings {
    if (this.#parts.now() >= this.#until) this.#turn();
    return this.#current;
  }

  /** How each setting began. */
  get initial(): SettingTexts {
    return this.#initial;
  }

  /** Called when other tariffs hold than before. */
  onTariffs(listener: () => void) {
    this.#onTariffs = listener;
  }

  /** What will hold later, the soonest first. */
  ahead(): { setting: SettingName; value: string; from: Millis }[] {
    return whatIsAhead(this.#changes, this.#parts.now() as Millis).flatMap(({ setting, value, from }) =>
      Object.hasOwn(this.#initial, setting) ? [{ setting: setting as SettingName, value, from }] : [],
    );
  }

  /** The next version of the terms, if one is announced. */
  termsAhead(): TermsVersion | undefined {
    const next = whatIsAhead(this.#changes, this.#parts.now() as Millis).find(
      ({ setting }) => setting === TERMS_SETTING,
    );
    return next && versionOfTerms(next.from);
  }

  /** Every tariff that the city has had: as it is kept now, and when it will change. */
  everyTariff(): { id: string; text: string; ahead: Millis[] }[] {
    const now = this.#parts.now() as Millis;
    const ahead = whatIsAhead(this.#changes, now);
    return this.tariffs.kept(this.#changes, now).map(({ id, text }) => ({
      ...{ id, text },
      ahead: ahead.flatMap(({ setting, from }) => (setting === tariffSetting(id) ? [from] : [])),
    }));
  }

  #turn() {
    const now = this.#parts.now() as Millis;
    const before = this.#current.config.tariffs;
    const tariffs = this.tariffs.holding(this.#changes, now);
    const terms = this.terms.holding(this.#changes, now);
    this.#current = settingsOf((name) => this.#textOf(name, now), { tariffs: { ...before, tariffs }, terms });
    this.#until = holdsUntil(this.#changes, now);
    if (!areSame(before.tariffs, tariffs)) this.#onTariffs();
  }

  /** A value that this version does not allow any more is passed over, and said in the log. */
  #textOf(name: SettingName, now: Millis): string {
    const held = whatHolds(this.#changes, name, now);
    if (!held) return this.#initial[name];
    const value = readSetting(settingOf(name).form, held.value);
    if (value !== undefined) return value;
    this.#parts.log.error({ event: "setting.unreadable", setting: name, change: held.no }, "a setting cannot be read");
    return this.#initial[name];
  }
}

const areSame = (some: readonly Tariff[], others: readonly Tariff[]) =>
  some.length === others.length && some.every((tariff, at) => tariff === others[at]);
