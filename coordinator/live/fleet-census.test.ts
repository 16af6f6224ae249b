import { expect, test } from "vitest";
import type { State } from "#core/coordination/state";
import { countFleet } from "./fleet-census";

const cityOf = (devices: number, jobs: number) =>
  ({
    sessions: new Map(
      Array.from({ length: devices }, (_, i) => {
        const device = { id: `dev_${i}`, label: "A device", engine: i % 3 === 0 ? "firefox" : "chromium" };
        return [i, { device, slots: [{ jobId: null }, { jobId: null }] }];
      }),
    ),
    jobs: new Map(
      Array.from({ length: jobs }, (_, i) => [
        i,
        { state: i % 2 === 0 ? "running" : "paused", units: 10, agreed: 3, failed: 1 },
      ]),
    ),
  }) as unknown as State;

test("a small city is counted in one step", () => {
  const { done, value } = countFleet(cityOf(3, 2)).next();
  expect(done).toBe(true);
  expect(value).toMatchObject({ slots: 6, engines: { firefox: 1, chromium: 2 }, waitingUnits: 6, jobsRunning: 1 });
});

test("a large city is counted in steps, while devices come and go, and shows no more lamps than a page can", () => {
  const city = cityOf(9_000, 8_000);
  const counting = countFleet(city);
  let steps = 1;
  let step = counting.next();
  for (; !step.done; step = counting.next()) {
    steps += 1;
    (city.sessions as Map<unknown, unknown>).delete(8_999);
  }
  expect(steps).toBeGreaterThan(3);
  expect(step.value).toMatchObject({ slots: 2 * 8_999, jobsRunning: 4_000, waitingUnits: 24_000 });
  expect(step.value?.lamps).toHaveLength(2_000);
});
