/** What this browser did on one day, and what it has spent since it first donated. Kept by the browser alone. */
export interface DayTally {
  /** The resident's own calendar day, as 2026-11-23. */
  day: string;
  units: number;
  coreMs: number;
  /** The device's credit when the day began, or when it was first known that day. */
  creditAtDawnNanos: number | null;
}

export interface Progress {
  units: number;
  coreMs: number;
  /** Null until the coordinator has said. */
  creditNanos: number | null;
}

export const emptyDay = (day: string): DayTally => ({ day, units: 0, coreMs: 0, creditAtDawnNanos: null });

/** Adds what was done since the last progress; a new day starts from nothing. */
export function addProgress(tally: DayTally, day: string, before: Progress, after: Progress): DayTally {
  const today = tally.day === day ? tally : emptyDay(day);
  return {
    day,
    units: today.units + Math.max(0, after.units - before.units),
    coreMs: today.coreMs + Math.max(0, after.coreMs - before.coreMs),
    creditAtDawnNanos: today.creditAtDawnNanos ?? before.creditNanos ?? after.creditNanos,
  };
}

export function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** What was kept, or an empty day when it is from another day, damaged or absent. */
export function parseTally(text: string | null, day: string): DayTally {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return emptyDay(day);
    const { units, coreMs, creditAtDawnNanos, ...rest } = kept as Partial<Record<keyof DayTally, unknown>>;
    if (rest.day !== day) return emptyDay(day);
    return {
      day,
      units: count(units) ?? 0,
      coreMs: count(coreMs) ?? 0,
      creditAtDawnNanos: count(creditAtDawnNanos),
    };
  } catch {
    return emptyDay(day);
  }
}

const count = (value: unknown) => (typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null);
