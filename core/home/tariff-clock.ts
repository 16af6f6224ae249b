import { MINUTE } from "../time";
import { type Calendar, calendarOf } from "./calendar";
import { priceAt, type Tariff } from "./tariff";

/** In every time zone, hours begin on one of these. */
const QUARTER = 15 * MINUTE;

/** Evaluates a tariff in its own time zone, caching the calendar, and the price for a quarter of an hour. */
export class TariffClock {
  #tariff: Tariff | undefined;
  #calendar: Calendar | undefined;
  #quarter = Number.NaN;
  #nanosPerKwh: number | null = null;

  calendar(tariff: Tariff): Calendar {
    if (!this.#calendar || tariff !== this.#tariff) {
      this.#calendar = calendarOf(tariff.timeZone);
      this.#quarter = Number.NaN;
    }
    this.#tariff = tariff;
    return this.#calendar;
  }

  /** Splits one core's time until `end` by the price of the hours in which it was spent: null where no price is known. */
  byPrice(tariff: Tariff, end: number, coreMs: number): Map<number | null, number> {
    const parts = new Map<number | null, number>();
    for (let [from, left] = [end - coreMs, coreMs]; left > 0; ) {
      const quarter = Math.floor(from / QUARTER);
      const ms = Math.min(left, (quarter + 1) * QUARTER - from);
      const price = this.#priceIn(tariff, quarter);
      parts.set(price, (parts.get(price) ?? 0) + ms);
      from = (quarter + 1) * QUARTER;
      left -= ms;
    }
    return parts;
  }

  #priceIn(tariff: Tariff, quarter: number): number | null {
    const calendar = this.calendar(tariff);
    if (quarter !== this.#quarter) {
      this.#quarter = quarter;
      this.#nanosPerKwh = priceAt(tariff, calendar(quarter * QUARTER))?.nanosPerKwh ?? null;
    }
    return this.#nanosPerKwh;
  }
}
