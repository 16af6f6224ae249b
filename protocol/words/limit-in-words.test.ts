import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { unitLimits } from "../manifest/unit-limits";
import { hitLimit, limitInWords } from "./limit-in-words";

const spec = (seconds: number, wallSeconds?: number) => ({
  limits: unitLimits("js", { seconds, memoryMib: 1, outputBytes: 1, ...(wallSeconds ? { wallSeconds } : {}) }),
  fuelPerSecond: FUEL_PER_CORE_SECOND,
});
const words = (failure: string, ...limits: Parameters<typeof spec>) => {
  const hit = hitLimit(failure, spec(...limits));
  return hit && limitInWords(hit);
};

test("a limit that was hit is described by its field, its present value and the value to set", () => {
  expect(words("fuel", 120)).toBe(
    "limits.seconds: the unit used its 120 s of an ordinary core; set limits.seconds to 480, or give each unit less to do.",
  );
  expect(words("time", 10)).toMatch(/^limits.wallSeconds: .* after 40 s by the clock; set limits.wallSeconds to 160/);
  expect(words("time", 10, 15)).toMatch(/after 15 s by the clock; set limits.wallSeconds to 60/);
  expect(words("fuel", 1_800)).toMatch(/no unit may have more/);
  expect(words("exit", 1)).toBeUndefined();
});

test("jobs from before fuel was recalibrated keep their seconds", () => {
  const old = { ...spec(1), limits: { ...spec(1).limits, fuel: 120e9 }, fuelPerSecond: 1e9 };
  expect(hitLimit("fuel", old)).toEqual({ limit: "fuel", seconds: 120 });
});
