import { cityPolicy } from "#core/testing/city-policy";

/** The small city's, with the first units of a job confirmed first, as in a real one. */
export const simulatedPolicy = { ...cityPolicy, checking: { ...cityPolicy.checking, firstUnits: 3 } };
