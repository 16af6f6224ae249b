import { readTariff, type WrittenTariff } from "#core/home/read-tariff";
import type { Tariff } from "#core/home/tariff";
import { type SettingChange, whatHolds } from "#core/settings/what-holds";
import type { Millis } from "#core/time";
import { NO_TARIFF, readTariffText, tariffOfSetting, tariffSetting } from "#protocol/settings/tariff-setting";
import { tariffText } from "#protocol/written-tariffs";
import type { Log } from "../log";

/** Reads the tariffs that hold at a moment. One that stays as it is stays the same object. */
export class TariffReader {
  readonly #initial: ReadonlyMap<string, string>;
  readonly #log: Log;
  #read: ReadonlyMap<string, Tariff | null> = new Map();

  /** `written` is how the city begins. */
  constructor(written: readonly WrittenTariff[], log: Log) {
    this.#initial = new Map(written.map((one) => [one.id, tariffText(one)]));
    this.#log = log;
  }

  has(id: string): boolean {
    return this.#initial.has(id);
  }

  get size(): number {
    return this.#initial.size;
  }

  /** How a tariff began, as it is kept. */
  initial(id: string): string {
    return this.#initial.get(id) ?? NO_TARIFF;
  }

  /** Those with which the city began and those that admins made, as each is kept at a moment. */
  kept(changes: readonly SettingChange[], at: Millis): { id: string; text: string }[] {
    const made = changes.flatMap(({ setting }) => tariffOfSetting(setting) ?? []);
    return [...new Set([...this.#initial.keys(), ...made])].map((id) => ({
      id,
      text: whatHolds(changes, tariffSetting(id), at)?.value ?? this.initial(id),
    }));
  }

  holding(changes: readonly SettingChange[], at: Millis): Tariff[] {
    const read = new Map<string, Tariff | null>();
    for (const { id, text } of this.kept(changes, at)) {
      const key = `${id} ${text}`;
      const before = this.#read.get(key);
      read.set(key, before === undefined ? this.#tariffOf(id, text) : before);
    }
    this.#read = read;
    return [...read.values()].filter((tariff) => tariff !== null);
  }

  /** What this version cannot read any more is not offered, and said in the log. */
  #tariffOf(id: string, text: string): Tariff | null {
    const form = readTariffText(text);
    if (form === null) return null;
    const tariff = form && readTariff({ id, ...form });
    if (tariff?.kind === "tariff") return tariff.tariff;
    this.#log.error({ event: "tariff.unreadable", tariff: id }, "a tariff cannot be read");
    return null;
  }
}
