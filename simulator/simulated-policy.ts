import { cityPolicy } from "#core/testing/city-policy";

/**
 * The small city's policy, with the first units of a job confirmed first, as in production, and limits on the work of
 * one event that are low enough for small cities to reach.
 */
export const simulatedPolicy = {
  ...cityPolicy,
  unitsPerTurn: 8,
  maxSwept: 4,
  sessionsPerChange: 2,
  jobsKeptBySession: 1,
  checking: { ...cityPolicy.checking, firstUnits: 3 },
};
