import { cityPolicy } from "#core/testing/city-policy";

/**
 * The small city's, with the first units of a job confirmed first, as in a real one, and bounds on the work of one event
 * that are so low that small cities come to them.
 */
export const simulatedPolicy = {
  ...cityPolicy,
  unitsPerTurn: 8,
  maxSwept: 4,
  sessionsPerChange: 2,
  checking: { ...cityPolicy.checking, firstUnits: 3 },
};
