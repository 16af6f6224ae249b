/** The prefix of every name that metering adds; modules that use it themselves are refused. */
export const RESERVED_PREFIX = "lamplighter";

/** The module of the one import that metering adds. */
export const METER_MODULE = "lamplighter";

/** `() → i32`: called when fuel is below zero; anything but 0 stops the program by a trap that it cannot catch. */
export const YIELD_IMPORT = "yield";

/**
 * Exported mutable i64: the remaining fuel. It starts at 0, so a host that does not set it is asked at the first
 * function.
 */
export const FUEL_EXPORT = "lamplighter.fuel";

/**
 * Exported mutable i32: how many pages the memory may grow to. It starts at the maximum for which the module was
 * metered.
 */
export const PAGES_EXPORT = "lamplighter.pages";

/** Exported instead of the start function, which must not run before the meter is set: call it first if it exists. */
export const START_EXPORT = "lamplighter.start";
