import { expect, test } from "vitest";
import { askedLanguage } from "./asked-language";

test.each([
  [{}, "en"],
  [{ "accept-language": "fr-CA,en;q=0.5" }, "fr"],
  [{ cookie: "a=1; language=en; b=2", "accept-language": "fr" }, "en"],
  [{ cookie: "language=fr" }, "fr"],
  [{ cookie: "language=de; other-language=fr", "accept-language": "en" }, "en"],
] as const)("%j asks for %s", (headers, language) => expect(askedLanguage(new Headers(headers))).toBe(language));
