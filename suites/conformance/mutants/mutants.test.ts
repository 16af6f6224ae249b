import { expect, test } from "vitest";
import { findUnmetered } from "#core/metering/find-unmetered";
import { breakEveryPiece, makeMutants, originals } from "./make-mutants";
import { runMutants } from "./run-mutants";

const SEEDS = 3_000;

test("however a program's meter is broken, a module that the device still runs ends or is out of fuel", async () => {
  const all = await originals();
  for (const { name, parts } of all)
    expect([name, findUnmetered(parts.together(parts.functions))]).toEqual([name, undefined]);
  const mutants = [...breakEveryPiece(all), ...makeMutants(all, { from: 1, count: SEEDS })];
  const accepted = mutants.filter(({ fault }) => fault === undefined);
  const ends = await runMutants(accepted.map(({ bytes }) => bytes));
  const hanging = accepted
    .filter((_, index) => ends[index] === "hangs")
    .map(({ name, seed }) => `${name}, seed ${seed}`);
  expect(hanging).toEqual([]);
  expect(ends.filter((end) => end === "invalid")).toEqual([]);
  // Mutations that break nothing, or only make modules invalid, would prove little.
  expect(mutants.length).toBeGreaterThan(SEEDS / 3);
  expect(accepted.length).toBeGreaterThan(SEEDS / 50);
  expect(mutants.length - accepted.length).toBeGreaterThan(SEEDS / 5);
});

test("many of the refused ones would run for ever", async () => {
  const refused = makeMutants((await originals()).slice(0, 3), { from: 1, count: 400 }).filter(({ fault }) => fault);
  const ends = await runMutants(
    refused.slice(0, 60).map(({ bytes }) => bytes),
    { hangsAfterMs: 250, enoughHanging: 6 },
  );
  expect(ends.filter((end) => end === "hangs").length).toBeGreaterThan(5);
});
