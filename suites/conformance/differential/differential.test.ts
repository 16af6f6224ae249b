import { expect, test } from "vitest";
import { judgeSeeds, thisProcess } from "./judge-seeds";

const SEEDS = 120;

test("a metered module behaves as before, including traps, and uses the same fuel however fuel is handed out", async () => {
  const report = await judgeSeeds(
    Array.from({ length: SEEDS }, (_, seed) => seed),
    [thisProcess],
  );
  expect(report.divergences).toEqual([]);
  // A corpus in which everything traps, or nothing does, would prove little.
  expect(report.traps).toBeGreaterThan(SEEDS / 20);
  expect(report.traps).toBeLessThan((SEEDS * 3) / 4);
  expect(report.fuel).toBeGreaterThan(SEEDS * 50);
});
