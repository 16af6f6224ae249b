/** Takes every name that is not kept off the global scope and off its prototypes, the constructors there included. */
export function stripGlobals(realm: object, keep: ReadonlySet<string>) {
  for (let at: object | null = realm; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key !== "string" || keep.has(key)) continue;
      if (!Reflect.deleteProperty(at, key)) hide(at, key);
      if (key in realm && !(key in Object.prototype)) hide(realm, key);
    }
  }
}

/** For what an engine does not let go of: the name stays and holds nothing. */
function hide(target: object, key: string) {
  Reflect.defineProperty(target, key, { value: undefined, writable: false, configurable: false });
}
