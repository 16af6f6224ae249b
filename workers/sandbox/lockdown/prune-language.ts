import { languageNames } from "./language-names";

/** Removes what not every engine has from the language's own objects. */
export function pruneLanguage(realm: object) {
  for (const [owner, names] of languageNames(realm)) {
    for (const key of Reflect.ownKeys(owner)) {
      if (typeof key === "string" && !names.has(key)) Reflect.deleteProperty(owner, key);
    }
  }
}
