import { defineHidden } from "./define-hidden";
import { UNIT_EPOCH_MS, type UnitClock } from "./unit-clock";

const ISO = /^[+-]?\d{4,6}(-\d\d(-\d\d)?)?(T\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const DAY = /^([+-]?\d{4,6})-(\d\d)-(\d\d)/;
const WITHOUT_ZONE = /T[\d:.,]+$/;
/** The formats of `toUTCString` and `toString`, with or without an offset. */
const WRITTEN =
  /^[A-Z][a-z]{2},? (\d\d [A-Z][a-z]{2}|[A-Z][a-z]{2} \d\d) -?\d{4,6} \d\d:\d\d:\d\d( GMT([+-]\d{4})?)?( \(.*\))?$/;

const LOCAL_PARTS = ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"] as const;

/**
 * A `Date` that is the same everywhere: now is the unit's clock, the time zone is UTC, nothing depends on a locale, and
 * text is parsed only in the formats of the standard (ISO 8601 and what Date itself writes); any other text is an
 * invalid date.
 */
export function installDate(realm: object, clock: () => UnitClock) {
  const Native = Date;
  const now = () => UNIT_EPOCH_MS + clock().read();
  const nativeParse = Native.parse;
  const parse = (text: string): number => {
    const trimmed = `${text}`.trim();
    if (ISO.test(trimmed))
      return hasSuchDay(trimmed) ? nativeParse(WITHOUT_ZONE.test(trimmed) ? `${trimmed}Z` : trimmed) : NaN;
    return WRITTEN.test(trimmed) ? nativeParse(trimmed.replace(/ \(.*\)$/, "").replace(/(:\d\d)$/, "$1 GMT")) : NaN;
  };
  const timeOf = (values: unknown[]): number => {
    if (values.length === 0) return now();
    if (values.length > 1) return Reflect.apply(Native.UTC, undefined, values);
    const [value] = values;
    if (value instanceof Native) return value.getTime();
    const primitive = toPrimitive(value);
    return typeof primitive === "string" ? parse(primitive) : Number(primitive);
  };

  function UnitDate(this: unknown, ...values: unknown[]): unknown {
    if (!new.target) return new Native(now()).toString();
    return Reflect.construct(Native, [timeOf(values)], new.target);
  }
  UnitDate.prototype = Native.prototype;
  Object.defineProperty(UnitDate, "name", { value: "Date" });
  Object.defineProperty(UnitDate, "length", { value: 7 });
  defineHidden(UnitDate, { now, parse, UTC: Native.UTC });
  becomeUtc(Native.prototype);
  defineHidden(Native.prototype, { constructor: UnitDate });
  defineHidden(realm, { Date: UnitDate });
}

/** Some engines read 30 February as 1 March, others as an invalid date. */
function hasSuchDay(iso: string): boolean {
  const [, year, month, day] = DAY.exec(iso) ?? [];
  return day === undefined || Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

function toPrimitive(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const plain: unknown = value.valueOf();
  return typeof plain === "object" ? `${value}` : plain;
}

function becomeUtc(prototype: Date) {
  const methods = prototype as unknown as Record<string, unknown>;
  const replaced: Record<string, unknown> = {};
  for (const part of LOCAL_PARTS) {
    replaced[`get${part}`] = methods[`getUTC${part}`];
    if (part !== "Day") replaced[`set${part}`] = methods[`setUTC${part}`];
  }
  const { toUTCString, toISOString, getTime, getUTCFullYear } = prototype;
  const pieces = (date: Date) => {
    const [day = "", number, month, year, time] = Reflect.apply(toUTCString, date, []).split(" ");
    return { date: `${day.slice(0, 3)} ${month} ${number} ${year}`, time: `${time} GMT+0000` };
  };
  const unlessInvalid = (write: (date: Date) => string) =>
    function (this: Date): string {
      return Number.isNaN(Reflect.apply(getTime, this, [])) ? "Invalid Date" : write(this);
    };
  const iso = (date: Date) => Reflect.apply(toISOString, date, []);
  defineHidden(prototype, {
    ...replaced,
    getTimezoneOffset: () => 0,
    getYear(this: Date): number {
      return Reflect.apply(getUTCFullYear, this, []) - 1900;
    },
    toString: unlessInvalid((date) => `${pieces(date).date} ${pieces(date).time}`),
    toDateString: unlessInvalid((date) => pieces(date).date),
    toTimeString: unlessInvalid((date) => pieces(date).time),
    toLocaleString: unlessInvalid((date) => iso(date).slice(0, 19).replace("T", " ")),
    toLocaleDateString: unlessInvalid((date) => iso(date).slice(0, -14)),
    toLocaleTimeString: unlessInvalid((date) => iso(date).slice(-13, -5)),
  });
}
