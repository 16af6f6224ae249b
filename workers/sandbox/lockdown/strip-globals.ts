/** Removes every name that is not kept from the global scope and its prototypes, including their constructors. */
export function stripGlobals(realm: object, keep: ReadonlySet<string>) {
  for (let at: object | null = realm; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key !== "string" || keep.has(key)) continue;
      if (!Reflect.deleteProperty(at, key)) hide(at, key);
      if (key in realm && !(key in Object.prototype)) hide(realm, key);
    }
  }
}

/** For a property that cannot be deleted: the name stays and holds undefined. */
function hide(target: object, key: string) {
  Reflect.defineProperty(target, key, { value: undefined, writable: false, configurable: false });
}
