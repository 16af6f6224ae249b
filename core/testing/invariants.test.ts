import { expect, test } from "vitest";
import type { City } from "../coordination/state";
import type { HouseholdId } from "../ids";
import { HandPlayedCity } from "./hand-played-city";
import { brokenLaws } from "./invariants";

/** What a bug could do to a sound city, and the law that must notice. */
const bugs: [string, (city: City) => void, RegExp][] = [
  ["a seat is not counted", (city) => first(city.jobs).seats--, /counts 1 seats and has 2/],
  ["a dial is not obeyed", (city) => Object.assign(first(city.jobs), { cores: 1 }), /has 2 seats and its dial says 1/],
  ["a lease is not counted", (city) => first(city.jobs).leases--, /leases and has/],
  ["a budget is passed", (city) => Object.assign(first(city.jobs), { spentNanos: 2e9 }), /spent 2000000000/],
  ["a unit is forgotten", (city) => first(first(city.jobs).blocks).open.delete(0), /neither fresh nor open/],
  ["a replica is not queued", (city) => first(first(city.jobs).blocks).slabs.pop(), /is queued/],
  [
    "a household holds a unit twice",
    (city) => {
      for (const grant of city.grants.values()) grant.household = "home" as HouseholdId;
    },
    /holds unit 0 of job1 twice/,
  ],
  ["a stopped city works on", (city) => Object.assign(city, { stopped: true }), /the city is stopped/],
];

test.each(bugs)("the laws notice when %s", (_, bug, sentence) => {
  const play = new HandPlayedCity();
  play.open({ replicas: 3 });
  play.join();
  play.join();
  expect(brokenLaws(play.city)).toEqual([]);
  bug(play.city);
  expect(brokenLaws(play.city).join("; ")).toMatch(sentence);
});

function first<Value>(map: ReadonlyMap<unknown, Value>): Value {
  const [value] = map.values();
  if (value === undefined) throw new Error("The map is empty");
  return value;
}
