import { expect, test } from "vitest";
import { promiseWords } from "./promise-words";

test.each([
  [1, "at most one result in 20 is wrong, even while one household in 20 lies"],
  [2, "at most one result in 10,000 is wrong, even while one household in 20 lies"],
  [3, "at most one result in a million is wrong, even while one household in 20 lies"],
  [4, "at most one result in 100 million is wrong, even while one household in 20 lies"],
  [
    "adaptive",
    "at most one result in a million is wrong, even while one household in 20 lies for itself in a tenth of its answers or more",
  ],
] as const)("%s replicas: %s", (replicas, words) => expect(promiseWords(replicas)).toBe(words));
