import { expect, test } from "vitest";
import type { WhyStopped } from "#core/payments/why-stopped";
import { absenceLetter } from "./absence-letter";
import { LETTER_WORDS, type Written } from "./letter-words";

const facts = {
  ...{ city: "Stratford", url: "https://city.example/a?b=c", name: "Globines", role: "opérateur", days: 7 },
  ...{ state: "paused", units: "10", agreed: "8", failed: "2", reason: "Le budget est épuisé.", rechecked: "3" },
  ...{ payer: "Festival", free: "2.50", below: "5.00", amount: "20.00" },
};

const PLAIN_SPACE = / [:;!?%»]|« | \$ |\p{L}[;!?](?=\s|$)/mu;

test("no French letter breaks a line before a mark, and every one keeps its address", () => {
  const why: WhyStopped[] = ["declined", "needs-owner", "unanswered", "taken-back"];
  for (const [name, write] of Object.entries(LETTER_WORDS.fr)) {
    for (const stopped of name === "topUpsStopped" ? why : [null]) {
      const { subject, text }: Written = write({ ...facts, why: stopped } as never);
      expect([name, subject, PLAIN_SPACE.exec(subject)]).toEqual([name, subject, null]);
      expect([name, text, PLAIN_SPACE.exec(text)]).toEqual([name, text, null]);
      expect(text).toContain(facts.url);
    }
  }
});

test("nor does the French letter about absent devices", () => {
  const device = { name: "Salon", label: "Chrome", days: 9 };
  const about = { city: "Stratford", siteUrl: "https://city.example", url: facts.url };
  const absence = { email: "ada@example.org", language: "fr", devices: [device, device] };
  const { subject, text } = absenceLetter({ ...about, absence } as Parameters<typeof absenceLetter>[0]);
  expect([subject, PLAIN_SPACE.exec(subject)]).toEqual([subject, null]);
  expect([text, PLAIN_SPACE.exec(text)]).toEqual([text, null]);
});
