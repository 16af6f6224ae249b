import { type SettingChange, whatHolds } from "#core/settings/what-holds";
import type { Millis } from "#core/time";
import type { CityTerms, TermsVersion } from "#protocol/people/terms";
import { readTermsText, TERMS_SETTING } from "#protocol/settings/terms-setting";
import type { Log } from "../log";

export const versionOfTerms = (from: Millis): TermsVersion => new Date(from).toISOString().slice(0, 10);

/** Reads the terms that hold at a moment. */
export class TermsReader {
  /** With which the city begins. */
  readonly first: CityTerms;
  readonly #log: Log;
  #read: { no: number; terms: CityTerms } | undefined;

  constructor(first: CityTerms, log: Log) {
    this.first = first;
    this.#log = log;
  }

  holding(changes: readonly SettingChange[], at: Millis): CityTerms {
    const held = whatHolds(changes, TERMS_SETTING, at);
    if (!held) return this.first;
    if (this.#read?.no !== held.no) this.#read = { no: held.no, terms: this.#termsOf(held) };
    return this.#read.terms;
  }

  #termsOf({ no, value, from }: SettingChange): CityTerms {
    const sections = readTermsText(value);
    if (sections) return { version: versionOfTerms(from), sections };
    this.#log.error({ event: "terms.unreadable", change: no }, "the terms cannot be read");
    return this.first;
  }
}
