import { expect, test } from "vitest";
import { findMutant, plant } from "./find-mutant";
import { mutants } from "./mutants";

/** `npm run sim -- --mutants` lives cities with every one of them; these two show theirs in the first. */
const QUICKEST = [
  "results are acknowledged before they are written",
  "several: what others settled is not learned",
] as const;

test.each(mutants)("the text of a fault stands in its file: $name", async (mutant) => {
  expect(await plant(mutant)).toContain(mutant.becomes);
});

test.each(QUICKEST)("the simulator shows it when %s", async (name) => {
  const mutant = mutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no fault "${name}".`);
  expect(await findMutant(mutant, 1)).toMatchObject({ city: 1 });
});
