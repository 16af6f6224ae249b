import { expect, test } from "vitest";
import type { State } from "../coordination/state";
import type { HouseholdId } from "../ids";
import { HandPlayedCity } from "./hand-played-city";
import { brokenLaws } from "./invariants";

/** What a bug could do to a consistent state, and the law that must notice it. */
const bugs: [string, (state: State) => void, RegExp][] = [
  ["a slot is not counted", (state) => first(state.jobs).slots--, /counts 1 slots and has 2/],
  [
    "a dial is not obeyed",
    (state) => Object.assign(first(state.jobs), { cores: 1 }),
    /has 2 slots and its dial says 1/,
  ],
  ["a lease is not counted", (state) => first(state.jobs).leases--, /leases and has/],
  ["a budget is passed", (state) => Object.assign(first(state.jobs), { spentNanos: 2e9 }), /spent 2000000000/],
  ["a unit is forgotten", (state) => first(first(state.jobs).blocks).open.delete(0), /neither fresh nor open/],
  ["a replica is not queued", (state) => first(first(state.jobs).blocks).queues.pop(), /is queued/],
  [
    "a household holds a unit twice",
    (state) => {
      for (const grant of state.grants.values()) grant.household = "home" as HouseholdId;
    },
    /holds unit 0 of job1 twice/,
  ],
  ["a stopped city works on", (state) => Object.assign(state, { stopped: true }), /the city is stopped/],
];

test.each(bugs)("the laws notice when %s", (_, bug, sentence) => {
  const play = new HandPlayedCity();
  play.open({ replicas: 3 });
  play.join();
  play.join();
  expect(brokenLaws(play.state)).toEqual([]);
  bug(play.state);
  expect(brokenLaws(play.state).join("; ")).toMatch(sentence);
});

function first<Value>(map: ReadonlyMap<unknown, Value>): Value {
  const [value] = map.values();
  if (value === undefined) throw new Error("The map is empty");
  return value;
}
