import { energyOf } from "../_donation/energy";
import type { Span, SpanSize } from "./spans";

const NANOS = 1_000_000_000;
const FIGURES = "units,core_seconds,bytes,kwh_at_most,power_cost,earned,earned_less_power,units_for";
const BEGINS: Record<SpanSize, string> = { day: "date", week: "week_from", month: "month_from" };

/** A row for each span, with money in dollars. Programs read it, so it is the same in every language. */
export function spansCsv(spans: readonly Span[], size: SpanSize): string {
  const rows = spans.map(({ from, units, coreMs, bytes, earnedNanos, coreMsAtPrice, forWhom = [] }) => {
    const { wattHours, costNanos } = energyOf(coreMs, coreMsAtPrice);
    return [
      from,
      units,
      (coreMs / 1_000).toFixed(3),
      bytes,
      (wattHours / 1_000).toFixed(6),
      ...[costNanos, earnedNanos, earnedNanos - costNanos].map((nanos) => (nanos / NANOS).toFixed(9)),
      quoted(forWhom.map(({ customer, units: theirs }) => `${theirs} ${customer ?? "others"}`).join("; ")),
    ].join(",");
  });
  return [`${BEGINS[size]},${FIGURES}`, ...rows, ""].join("\r\n");
}

/** It begins with a number, so that no name is taken for a formula. */
const quoted = (text: string) => (text === "" ? "" : `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, " ")}"`);
