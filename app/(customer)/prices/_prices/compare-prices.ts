import { listPrice, type Rival } from "#core/economics/list-prices";

/** How a price here stands against a rival's, at a known worth of the US dollar, or at the worth that would make them equal. */
export type Standing =
  | { kind: "cheaper" | "dearer"; percent: number }
  | { kind: "same" }
  | { kind: "equal-at"; usDollarNanos: number };

const DOLLAR = 1_000_000_000;

export function standingAgainst(rival: Rival, nanosPerHour: number, usDollarNanos: number | undefined): Standing {
  const theirs = listPrice(rival);
  if (usDollarNanos === undefined) {
    return { kind: "equal-at", usDollarNanos: Math.round((nanosPerHour / theirs) * DOLLAR) };
  }
  const percent = Math.round((nanosPerHour / inCityCurrency(theirs, usDollarNanos) - 1) * 100);
  if (percent === 0) return { kind: "same" };
  return { kind: percent < 0 ? "cheaper" : "dearer", percent: Math.abs(percent) };
}

export const inCityCurrency = (usNanos: number, usDollarNanos: number): number =>
  Math.round((usNanos * usDollarNanos) / DOLLAR);
