const MIN_UNITS_PER_FIND = 1_000;
/** A dollar. */
const MIN_SPENT_NANOS_PER_FIND = 1_000_000_000;

/**
 * Whether what a job declared as finds are finds: rare, and each among work that was paid for. Nobody can choose who computes
 * a unit, so a customer who wants a badge for a friend pays a dollar for every draw among all devices of the city.
 */
export const countsAsFinds = ({ finds, units, spentNanos }: { finds: number; units: number; spentNanos: number }) =>
  finds > 0 && finds <= maxFinds({ units, spentNanos });

/** How many finds a job may have: with one more, none of them counts. */
export const maxFinds = ({ units, spentNanos }: { units: number; spentNanos: number }): number =>
  Math.floor(Math.min(units / MIN_UNITS_PER_FIND, spentNanos / MIN_SPENT_NANOS_PER_FIND));
