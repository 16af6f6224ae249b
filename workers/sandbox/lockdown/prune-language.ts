import { languageNames } from "./language-names";

/** Takes what is newer than the language that every engine has off its own objects. */
export function pruneLanguage(realm: object) {
  for (const [owner, names] of languageNames(realm)) {
    for (const key of Reflect.ownKeys(owner)) {
      if (typeof key === "string" && !names.has(key)) Reflect.deleteProperty(owner, key);
    }
  }
}
