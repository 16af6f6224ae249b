import { expect, test } from "vitest";
import { letterFault } from "./letter-fault";

test.each([
  "Thank you. The map of the floods is finished, and the town uses it.",
  "Merci à vous tous ! La carte est prête ; 3.5 km de digues sont prévus.",
  "Thanks from J. S. and Dr. Lê Thị Hương, e.g. for the 2,000 hours 💡",
  "👩‍🔬 Спасибо. Σας ευχαριστούμε.",
  "",
])("plain text: %s", (text) => expect(letterFault(text)).toBeUndefined());

test.each([
  "see https://example.org",
  "see example.org",
  "see WWW.example",
  "see example．org",
  "see example。org",
  "write to ada@example",
  "finished.Thanks",
])("an address: %s", (text) => expect(letterFault(text)).toBe("link-in-letter"));

test.each([
  ["a line break", "Thank\nyou"],
  ["an escape", "Thank\u001b[31m you"],
  ["a NUL", "Thank\0you"],
  ["a right-to-left override", "Thank \u202eyou"],
  ["an isolate", "Thank \u2067you"],
  ["a left-to-right mark", "Thank \u200eyou"],
  ["a zero-width space", "Thank\u200byou"],
  ["a soft hyphen", "Thank\u00adyou"],
  ["a tag of the last plane", "Thanks\u{e0041}"],
  ["half a character", "Thanks\ud83d"],
  ["a private character", "Thanks\ue000"],
  ["marks that climb", `Th${"\u0301".repeat(9)}anks`],
])("%s cannot be seen, or moves what others wrote", (_, text) => expect(letterFault(text)).toBe("unseen-characters"));
