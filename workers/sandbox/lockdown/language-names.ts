import { LANGUAGE_NAMES } from "#protocol/programs/language-names";

const ALWAYS = ["length", "name", "prototype", "constructor"];

/** Each object of the language that is pruned, and the names that stay on it. */
export function languageNames(realm: object): [object, ReadonlySet<string>][] {
  const globals = realm as Record<string, { prototype: object }>;
  const unnamed: Record<string, { prototype: object }> = {
    TypedArray: Object.getPrototypeOf(Uint8Array),
    Iterator: { prototype: Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) },
  };
  return Object.entries(LANGUAGE_NAMES).map(([place, names]) => {
    const [root = "", prototype] = place.split(".");
    const owner = unnamed[root] ?? globals[root];
    if (!owner) throw new Error(`This engine has no ${root}.`);
    return [prototype ? owner.prototype : owner, new Set([...names.split(" "), ...ALWAYS])];
  });
}
