import { expect, test } from "vitest";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";
import { NO_CRASHES } from "../jobs/sandbox-crashes";

const PAUSES_AFTER = cityPolicy.limitHitsBeforePause;
const spec = {
  ...simulatedSpec("job1" as never, "wasi"),
  limits: { fuel: 120_000, wallMs: 60_000, memoryMib: 1, outputBytes: 1 },
  fuelPerSecond: 1_000,
};
const failed = (reason: string) => ({ kind: "failed", reason, fuel: 200_000, message: "" }) as const;

function failAll(reasonOf: (unit: number) => string) {
  const city = new HandPlayedCity();
  const job = city.open({ spec, units: 30, budgetNanos: 1e15 });
  const device = city.join();
  for (let units = 0; units < PAUSES_AFTER; units++) {
    const unit = city.unitsOf(device)[0] as number;
    city.wait(60_000);
    city.returnUnit(device, unit, { ...failed(reasonOf(unit)), digest: new Uint8Array([1]) } as never);
  }
  return city.job(job);
}

test("a job whose first units all hit the same limit waits with a question, and says what the limit was", () => {
  const reason = { kind: "first-units-hit-limit", units: PAUSES_AFTER };
  expect(failAll(() => "fuel")).toMatchObject({ state: "paused", reason: { ...reason, limit: "fuel", seconds: 120 } });
  expect(failAll(() => "time")).toMatchObject({ state: "paused", reason: { ...reason, limit: "time", seconds: 60 } });
});

/** One unit after the other fails like this. */
function failUnits(city: HandPlayedCity, units: number, reason: string) {
  const device = city.join();
  for (let times = 0; times < units; times++) {
    city.wait(60_000);
    const unit = city.unitsOf(device)[0] as number;
    city.returnUnit(device, unit, { ...failed(reason), digest: new Uint8Array([1]) } as never);
  }
}

test("limits that units hit before a restart, or at another coordinator, count as those after it do", () => {
  const before = PAUSES_AFTER - 2;
  const plan = { spec, units: 30, budgetNanos: 1e15 };
  const restarted = new HandPlayedCity();
  const job = restarted.open({ ...plan, failed: before, limitHits: { fuel: before, time: 0 } });
  failUnits(restarted, 2, "fuel");
  expect(restarted.job(job)).toMatchObject({ state: "paused", reason: { limit: "fuel", units: PAUSES_AFTER } });

  const together = new HandPlayedCity();
  const shared = together.open(plan);
  const run = together.job(shared);
  const facts = {
    ...run,
    failed: before,
    limitHits: { fuel: before, time: 0 },
    sandboxCrashes: NO_CRASHES,
    freeBlocks: false,
  };
  together.do({ kind: "job.refreshed", facts });
  failUnits(together, 2, "fuel");
  expect(together.job(shared)).toMatchObject({ state: "paused", reason: { limit: "fuel", units: PAUSES_AFTER } });
});

test("a job whose first units fail for other reasons goes on until more of them have", () => {
  expect(failAll((unit) => (unit === 0 ? "exit" : "fuel")).state).toBe("running");
  expect(failAll((unit) => (unit % 2 === 0 ? "time" : "fuel")).state).toBe("running");
});

test("a unit that its limit ended costs what the limit is", () => {
  expect(failAll(() => "fuel").fuel).toBe(PAUSES_AFTER * spec.limits.fuel);
});
