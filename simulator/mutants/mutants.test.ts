import { expect, test } from "vitest";
import { findMutant, plant } from "./find-mutant";
import { mutants } from "./mutants";

/** `npm run sim -- --mutants` plants all of them; these two are detected in the first city. */
const QUICKEST = [
  "results are acknowledged before they are written",
  "several: what others settled is not learned",
] as const;

test.each(mutants)("the text of a fault is in its file: $name", async (mutant) => {
  expect(await plant(mutant)).toContain(mutant.becomes);
});

test.each(QUICKEST)("the simulator detects it when %s", async (name) => {
  const mutant = mutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no fault "${name}".`);
  expect(await findMutant(mutant, 1)).toMatchObject({ city: 1 });
});
