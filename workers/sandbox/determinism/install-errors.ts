const { InternalError: FirefoxError } = globalThis as { InternalError?: { prototype: object } };

/** Firefox throws an error of a kind of its own where the others throw a RangeError: when calls go too deep. */
export function installErrors() {
  if (!FirefoxError) return;
  for (const key of ["name", "message", "constructor"]) Reflect.deleteProperty(FirefoxError.prototype, key);
  Object.setPrototypeOf(FirefoxError.prototype, RangeError.prototype);
}
