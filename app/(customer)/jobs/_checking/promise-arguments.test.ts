import { expect, test } from "vitest";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { translatorIn } from "#app/_messages/translator-in.ts";
import { promiseArguments } from "./promise-arguments";

test.each([
  [1, "20", "20"],
  [2, "10,000", "10\u202f000"],
  [3, "a million", "un million"],
  [4, "100 million", "100 millions"],
  ["adaptive", "a million", "un million"],
] as const)("%s replicas: at most one result in %s is wrong", (replicas, english, french) => {
  const oneIn = (language: "en" | "fr") =>
    promiseArguments(replicas, translatorIn(language, "customer.checking"), numbersIn(language));
  expect(oneIn("en")).toEqual({ oneIn: english, liars: "20" });
  expect(oneIn("fr")).toEqual({ oneIn: french, liars: "20" });
});
