import { expect, test } from "vitest";
import type { StateReason as Reason } from "#core/jobs/state-reason";
import { StateReason } from "../api/state-reason";
import { LANGUAGES } from "../text/language";
import { stateReasonInWords } from "./state-reason-in-words";

const ONE_OF_EACH: { [K in Reason["kind"]]: Extract<Reason, { kind: K }> } = {
  "paused-by-hand": { kind: "paused-by-hand" },
  "cancelled-by-customer": { kind: "cancelled-by-customer" },
  "stopped-by-admin": { kind: "stopped-by-admin", words: "It mines coins" },
  "held-for-review": { kind: "held-for-review" },
  "refused-in-review": { kind: "refused-in-review", words: "It mines." },
  "customer-frozen": { kind: "customer-frozen", words: "It mines." },
  "owes-money": { kind: "owes-money", nanos: 2_500_000_000 },
  "customer-banned": { kind: "customer-banned", words: "It mines." },
  "program-banned": { kind: "program-banned", words: "It mines." },
  "budget-spent": { kind: "budget-spent" },
  "budget-too-small": { kind: "budget-too-small" },
  "first-units-failed": { kind: "first-units-failed", units: 50 },
  "first-units-hit-limit": { kind: "first-units-hit-limit", units: 5, limit: "fuel", seconds: 120 },
  "inputs-unreadable": { kind: "inputs-unreadable" },
  "bucket-unreadable": { kind: "bucket-unreadable", connection: "frames", fault: "wrong-keys" },
  "bucket-unwritable": { kind: "bucket-unwritable", connection: "frames", fault: "forbidden" },
  "comparison-failed": { kind: "comparison-failed", trouble: "The comparison function threw Error: no budget." },
  "comparison-broke": { kind: "comparison-broke", what: "threw", said: "Error: no budget", line: 3, twice: true },
  quarantined: { kind: "quarantined", program: "0".repeat(64) },
  "waits-for-job": { kind: "waits-for-job", jobId: "job_0123456789abcdef" },
  "waits-for-money": { kind: "waits-for-money", jobId: "job_0123456789abcdef", nanos: 2_500_000_000 },
  "no-outputs": { kind: "no-outputs", jobId: "job_0123456789abcdef", why: "units-failed", units: 3 },
  "outputs-unusable": {
    kind: "outputs-unusable",
    jobId: "job_0123456789abcdef",
    fault: "group-too-long",
    unit: 3,
    count: 10,
  },
  "outputs-refused": { kind: "outputs-refused", jobId: "job_0123456789abcdef", words: "they are too large." },
  other: { kind: "other", words: "From before." },
};

test.each(Object.values(ONE_OF_EACH))("$kind passes its schema, and has its sentence in every language", (reason) => {
  expect(StateReason.parse(reason)).toEqual(reason);
  const sentences = LANGUAGES.map((language) => stateReasonInWords(reason, language));
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+/u);
  const isPersonsOwn = reason.kind === "other";
  expect(new Set(sentences).size).toBe(isPersonsOwn ? 1 : LANGUAGES.length);
});

test("an invalid reason is refused", () => {
  for (const wrong of ["Paused by hand.", { kind: "budget" }, { kind: "budget-spent", words: "" }, { kind: "other" }]) {
    expect(StateReason.safeParse(wrong).success).toBe(false);
  }
});
