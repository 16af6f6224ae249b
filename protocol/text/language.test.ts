import { expect, test } from "vitest";
import { pickLanguage } from "./language";

test.each([
  [null, "en"],
  ["", "en"],
  ["fr-CA,fr;q=0.9,en;q=0.8", "fr"],
  ["en-CA,en;q=0.9,fr-CA;q=0.7", "en"],
  ["de,fr;q=0.4,en;q=0.2", "fr"],
  ["de,es", "en"],
  ["fr;q=0", "en"],
  ["fr;q=oui, en;q=0.1", "en"],
])("Accept-Language %s reads as %s", (header, language) => expect(pickLanguage(header)).toBe(language));
