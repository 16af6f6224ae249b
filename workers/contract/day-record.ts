/** What a device did on one of its resident's calendar days. */
export interface DayRecord {
  /** As 2026-11-29. */
  date: string;
  units: number;
  /** Summed over all its cores. */
  coreMs: number;
  /** Transferred for the city, both ways: programs, inputs and outputs. */
  bytes: number;
  /** Credit reported by the city. */
  earnedNanos: number;
  /** Of `coreMs`, what was computed at a known price, by nanodollars a kilowatt-hour. */
  coreMsAtPrice?: Record<string, number>;
  /** Of `units`, for whom. Absent in what browsers kept before they counted it. */
  forWhom?: readonly UnitsFor[];
}

export interface UnitsFor {
  /** The customer's name at the time; null stands for all that do not fit into the day's record. */
  customer: string | null;
  units: number;
}
