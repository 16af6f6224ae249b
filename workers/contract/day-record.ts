/** What a device did on one of its resident's calendar days. */
export interface DayRecord {
  /** As 2026-11-29. */
  date: string;
  units: number;
  /** Of all its cores together. */
  coreMs: number;
  /** That came and went for the city: programs, inputs and outputs. */
  bytes: number;
  /** Credit that the city told it of. */
  earnedNanos: number;
  /** Of `coreMs`, what was computed at a known price, by nanodollars a kilowatt-hour. */
  coreMsAtPrice?: Record<string, number>;
  /** Of `units`, for whom. Absent in what browsers kept before they counted it. */
  forWhom?: readonly UnitsFor[];
}

export interface UnitsFor {
  /** As the customer called themselves then; null stands for all that a day's record has no room for. */
  customer: string | null;
  units: number;
}
