import { expect, test } from "vitest";
import { DeliveryProblem } from "../api/delivery-problem";
import { LANGUAGES } from "../text/language";
import { deliveryProblemInWords } from "./delivery-problem-in-words";

const FACTS = { seconds: 10, host: "hooks.example.org", status: 500 };

const problems = DeliveryProblem.options.flatMap((option) => {
  const { kind, reason } = option.shape as { kind: { value: string }; reason?: { options: string[] } };
  const named = Object.fromEntries(Object.entries(FACTS).filter(([name]) => name in option.shape));
  return (reason?.options ?? [undefined]).map((one) =>
    DeliveryProblem.parse({ kind: kind.value, ...named, ...(one === undefined ? {} : { reason: one }) }),
  );
});

test.each(problems)("%j has its sentence in every language", (problem) => {
  const sentences = LANGUAGES.map((language) => deliveryProblemInWords(problem, language));
  for (const sentence of sentences) expect(sentence).toMatch(/^(\p{Lu}|hooks).+\.$/u);
  expect(new Set(sentences).size).toBe(LANGUAGES.length);
});
