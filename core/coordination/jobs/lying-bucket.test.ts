import { expect, test } from "vitest";
import type { JobId, SessionId } from "../../ids";
import type { FileLine } from "../../jobs/line-fields";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";

const UNITS = 3;
const { strikesBeforeLimit } = cityPolicy.checking;

const objectLine = (unit: number): FileLine => ({ name: "", object: { key: `${unit}`, etag: "1", bytes: 50 } });
const uploadLine = (unit: number): FileLine => ({ name: "", hash: `${unit}`.repeat(64), bytes: 50 });

interface Plan {
  lineOf: (unit: number) => FileLine;
  vouched: boolean;
}

/** So many jobs as end a household's work in the city, in each of which one of three gets other bytes than the rest. */
function play({ lineOf, vouched }: Plan) {
  const city = new HandPlayedCity();
  const fooled = city.join(1, { streak: 100 });
  const others = [city.join(), city.join(), city.join()];
  const spec = { ...simulatedSpec("job" as JobId, "wasi"), inputKind: "files" as const };
  for (let jobs = 0; jobs < strikesBeforeLimit; jobs++) {
    const lines = Array.from({ length: UNITS }, (_, unit) => JSON.stringify(lineOf(unit)));
    const block = { seq: 0, first: 0, count: UNITS, lines, settled: [], returned: [] };
    const job = city.open({ units: UNITS, replicas: 2, spec, vouched }, [block]);
    for (let turns = 0; turns < 30 && city.state.jobs.has(job); turns++) {
      returnNext(city, fooled, { digest: new Uint8Array([99]) });
      for (const one of others) returnNext(city, one);
    }
    expect(city.state.jobs.has(job)).toBe(false);
  }
  city.open({ replicas: 2 });
  const { streak, strikes } = city.state.devices.get(city.deviceOf(fooled)) ?? {};
  return { streak, strikes, hasWork: city.unitsOf(fooled).length > 0 };
}

function returnNext(city: HandPlayedCity, session: SessionId, answer = {}) {
  const [unit] = city.unitsOf(session);
  if (unit !== undefined) city.returnUnit(session, unit, answer);
}

test("a stranger's bucket that gives one household other bytes costs it its trust, and not its place in the city", () => {
  expect(play({ lineOf: objectLine, vouched: false })).toEqual({ streak: 0, strikes: 0, hasWork: true });
});

test("over a bucket whose customer an admin has vouched for, and over uploads, a wrong answer is its device's own", () => {
  const limited = { streak: 0, strikes: strikesBeforeLimit, hasWork: false };
  expect(play({ lineOf: objectLine, vouched: true })).toEqual(limited);
  expect(play({ lineOf: uploadLine, vouched: false })).toEqual(limited);
});
