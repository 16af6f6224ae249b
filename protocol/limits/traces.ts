/** What OpenTelemetry is told of units. */
export const TRACE_LIMITS = {
  /** One in this many units that agreed is traced, and each that failed. */
  UNITS_PER_TRACE: 1_000,
  /** Traces that a coordinator sends every second, at most, and that may wait; others are left out, and counted. */
  MAX_TRACES_AT_ONCE: 100,
  MAX_TRACES_WAITING: 1_000,
  MAX_TRACE_EXPORT_MS: 5_000,
} as const;
