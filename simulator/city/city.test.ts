import { expect, test } from "vitest";
import { SIMULATED_CITY } from "#core/economics/simulated-city";
import { seededRandom } from "#core/random";
import { DAY, HOUR } from "#core/time";
import { drawHouseholds } from "./draw-households";
import { readSessions } from "./read-sessions";
import { inOrder } from "./sessions";
import { CITY_PRICES, simulateCity } from "./simulate-city";
import { SAMPLE } from "./written-city";

/** The shares that the economics use may move that far before the shipped figures must be written again. */
const TOLERANCE = 0.05;
const SHARES = ["busyPermille", "paidPermille", "speedPermille", "answersPermille"] as const;

test("the figures that ship are those of today's code, and money adds up in the city that gave them", async () => {
  const now = await simulateCity(SAMPLE);
  for (const share of SHARES) {
    const shipped = SIMULATED_CITY.sample[share];
    expect(Math.abs(now[share] / shipped - 1), `${share}: npm run sim -- --scenario city --write`).toBeLessThan(
      TOLERANCE,
    );
  }
  expect(now.verifiedUnits).toBeGreaterThan(1_000);
  expect(now.jobsEnded).toBeGreaterThan(10);
  const share = now.earnedByResidents / now.paidByCustomers;
  expect(share).toBeCloseTo(CITY_PRICES.donorPercent / 100, 5);
});

test("households are drawn from the seed, lend in the hours of their habits, and never twice at once", () => {
  const draw = (seed: number) => drawHouseholds(200, 3, seededRandom(seed), 3 * DAY + 12 * HOUR);
  const devices = draw(1);
  expect(draw(1)).toEqual(devices);
  expect(draw(2)).not.toEqual(devices);
  const sessions = devices.flatMap((device) => device.sessions);
  const lasting = (from: number, to: number) =>
    sessions.filter(({ fromMs, toMs }) => toMs - fromMs >= from && toMs - fromMs < to).length;
  expect(lasting(0, HOUR / 2)).toBeGreaterThan(100);
  expect(lasting(6 * HOUR, 12 * HOUR)).toBeGreaterThan(100);
  for (const { sessions: own } of devices)
    for (const [at, { fromMs, toMs }] of own.entries()) {
      expect(toMs).toBeGreaterThan(fromMs);
      expect(fromMs).toBeGreaterThanOrEqual(own[at - 1]?.toMs ?? 0);
    }
});

test("of sessions that overlap the earlier stays, and none goes on after the end", () => {
  const sessions = [
    { fromMs: 50, toMs: 90 },
    { fromMs: 0, toMs: 60 },
    { fromMs: 100, toMs: 500 },
    { fromMs: 400, toMs: 450 },
  ];
  expect(inOrder(sessions, 10, 300)).toEqual([
    { fromMs: 0, toMs: 60 },
    { fromMs: 100, toMs: 300 },
  ]);
});

test("a city's own sessions are read, and a wrong line is named", () => {
  const head = "household,device,cores,slowness,fromMs,toMs\n";
  expect(readSessions(`${head}a,a1,2,1.5,0,1000\na,a1,2,1.5,2000,3000\nb,b1,4,1,0,500\n`)).toEqual([
    {
      household: 0,
      cores: 2,
      slowness: 1.5,
      sessions: [
        { fromMs: 0, toMs: 1_000 },
        { fromMs: 2_000, toMs: 3_000 },
      ],
    },
    { household: 1, cores: 4, slowness: 1, sessions: [{ fromMs: 0, toMs: 500 }] },
  ]);
  for (const line of ["a,a1,0,1,0,5", "a,a1,2,1,5,5", "a,a1,2,NaN,0,5", "a,a1,2,1,-1,5", "a,a1,2,1,0", ",a1,2,1,0,5"])
    expect(() => readSessions(`${head}a,a1,2,1,0,5\n${line}\n`), line).toThrow("Line 3");
  expect(() => readSessions(`${head}a,a1,2,1,0,5\nb,a1,2,1,9,10\n`)).toThrow("another household");
});
