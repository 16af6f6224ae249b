import { expect, test } from "vitest";
import { estimateInWords } from "./estimate-in-words";

const basis = { units: 3, isDrawn: false, coreSeconds: 0.01384, replicas: "adaptive", seconds: 2 } as const;

test("an estimate says what it rests on, in both languages", () => {
  expect(estimateInWords(basis)).toBe(
    "The mean of 3 units tried: 0.0138 seconds of an ordinary core, each computed about once; a new city or a small job checks more. Later units may differ: with limits.seconds at 2 units may take four times as long as the slowest of these.",
  );
  expect(estimateInWords({ ...basis, units: 12, isDrawn: true, replicas: 2 }, "fr").replaceAll("\u00a0", " ")).toBe(
    "Moyenne de 12 unités prises dans tout le calcul : 0,0138 s d’un cœur ordinaire, chacune calculée 2 fois. Avec limits.seconds à 2, une unité peut durer quatre fois plus que la plus lente de celles-ci.",
  );
});
