const { InternalError: FirefoxError } = globalThis as { InternalError?: { prototype: object } };

/** What Chromium has by itself; WebKit has 100, and Firefox 140 has none. */
const STACK_TRACE_LIMIT = 10;

/** Errors with what every engine can have, and no more. */
export function installErrors() {
  const limit = { value: STACK_TRACE_LIMIT, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(Error, "stackTraceLimit", limit);
  if (FirefoxError) makeRangeError(FirefoxError.prototype);
}

/** Firefox throws an error of a kind of its own where the others throw a RangeError: when calls go too deep. */
function makeRangeError(prototype: object) {
  for (const key of ["name", "message", "constructor"]) Reflect.deleteProperty(prototype, key);
  Object.setPrototypeOf(prototype, RangeError.prototype);
}
