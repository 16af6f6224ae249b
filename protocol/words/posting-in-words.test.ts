import { expect, test } from "vitest";
import type { PostingFacts, PostingKind } from "../books/posting-facts";
import { LANGUAGES } from "../text/language";
import { postingInWords } from "./posting-in-words";

const some = <Kind extends PostingKind>(kind: Kind, facts: PostingFacts<Kind>, english: string) =>
  [kind, facts, english] as const;

const SOME = [
  some("charge", { units: 1 }, "1 unit settled"),
  some("charge", { units: 1_200 }, "1,200 units settled"),
  some("hold", { reason: "submitted", name: "Bridges" }, "Budget of Bridges"),
  some("hold", { reason: "chain", name: "Frames" }, "Budget of Frames: what the job before it did not spend"),
  some("hold", { reason: "more-budget" }, "More budget"),
  some("hold", { reason: "more-units" }, "Budget for added units"),
  some("credit-note", { invoice: 7, note: 12 }, "Credit note 12 for invoice 7"),
  some("payment-back", { why: "refund", step: "taken", payment: "pay_1" }, "Refunded: pay_1"),
  some("payment-back", { why: "dispute", step: "restored", payment: "pay_1" }, "The dispute was won: pay_1"),
  some("payout", { step: "held" }, "Set aside"),
  some("payout", { step: "returned" }, "Given back"),
  some("payout", { step: "paid" }, "Paid"),
  some("refund", { reason: "left-over" }, "What the job did not need"),
  some("refund", { reason: "job-ended" }, "The job had ended"),
  some("reversal", { units: 2 }, "2 units to be computed again"),
  some("share", { visit: "vis_1", percent: 30 }, "30% of what a device earned by the button"),
];

test.each(SOME)("%s %j has its words in every language", (kind, facts, english) => {
  const words = LANGUAGES.map((language) => postingInWords(kind, facts, language));
  expect(words[0]).toBe(english);
  expect(new Set(words).size).toBe(LANGUAGES.length);
});

test("an admin's note is shown as it was written, and a welcome gift says nothing more", () => {
  for (const language of LANGUAGES) {
    expect(postingInWords("gift", { note: "for the school" }, language)).toBe("for the school");
    expect(postingInWords("gift", {}, language)).toBe("");
    expect(postingInWords("welcome", {}, language)).toBe("");
  }
});

test("what this version does not know has no words, and breaks nothing", () => {
  for (const [kind, facts] of [
    ["lottery", { units: 3 }],
    ["charge", { units: "3" }],
    ["charge", null],
    ["hold", { reason: "submitted", name: { length: { toString: 1 } } }],
    ["constructor", {}],
  ] as const)
    expect(postingInWords(kind, facts, "en")).toBe("");
});
