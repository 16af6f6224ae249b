const { InternalError: FirefoxError } = globalThis as { InternalError?: { prototype: object } };

/** Chromium's default; WebKit has 100, and Firefox 140 has none. */
const STACK_TRACE_LIMIT = 10;

/** Gives errors the properties that every engine can have, and no others. */
export function installErrors() {
  const limit = { value: STACK_TRACE_LIMIT, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(Error, "stackTraceLimit", limit);
  if (FirefoxError) makeRangeError(FirefoxError.prototype);
}

/** For recursion that is too deep, Firefox throws its own kind of error where the others throw a RangeError. */
function makeRangeError(prototype: object) {
  for (const key of ["name", "message", "constructor"]) Reflect.deleteProperty(prototype, key);
  Object.setPrototypeOf(prototype, RangeError.prototype);
}
