import type { Pool } from "pg";
import { holdsUntil, type SettingChange, whatHolds, whatIsAhead } from "#core/settings/what-holds";
import type { Millis } from "#core/time";
import { type SettingName, type SettingTexts, settingOf } from "#protocol/settings/city-settings";
import { readSetting } from "#protocol/settings/read-setting";
import type { Log } from "../log";
import { initialTexts, type LiveSettings, settingsOf } from "./live-settings";
import { readChanges } from "./read-changes";

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
  #changes: readonly SettingChange[] = [];
  #reading: Promise<void> = Promise.resolve();
  #current: LiveSettings;
  #until = Number.POSITIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#initial = initialTexts(parts.initial);
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

  /** What will hold later, the soonest first. */
  ahead(): { setting: SettingName; value: string; from: Millis }[] {
    return whatIsAhead(this.#changes, this.#parts.now() as Millis).flatMap(({ setting, value, from }) =>
      Object.hasOwn(this.#initial, setting) ? [{ setting: setting as SettingName, value, from }] : [],
    );
  }

  #turn() {
    const now = this.#parts.now() as Millis;
    this.#current = settingsOf((name) => this.#textOf(name, now));
    this.#until = holdsUntil(this.#changes, now);
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
