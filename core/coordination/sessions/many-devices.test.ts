import { expect, test } from "vitest";
import type { DeviceId, GrantId, HouseholdId, JobId, SessionId } from "../../ids";
import { seededRandom } from "../../random";
import { cityPolicy } from "../../testing/city-policy";
import { freshBlocks, resultOf } from "../../testing/hand-played-city";
import { brokenLaws } from "../../testing/invariants";
import { simulatedSpec } from "../../testing/simulated-spec";
import { millis } from "../../time";
import { apply } from "../apply";
import type { Effects } from "../effects";
import type { CityEvent } from "../events";
import { mayFeedMore } from "../granting/feed-in-turn";
import type { Policy } from "../policy";
import { createState } from "../state";

const now = millis(1_000_000);
const jobId = "job1" as JobId;
const MANY_UNITS = 20_000;

/** A city of many devices that wait for work. */
function manyDevices(count: number, unitsPerTurn: number, bounds: Partial<Policy> = {}) {
  const policy = { ...cityPolicy, unitsPerBlock: MANY_UNITS, unitsPerTurn, grantsPerSlot: 1, ...bounds };
  const state = createState(policy, "g", seededRandom(1));
  const play = (event: CityEvent, at = now): Effects => apply(state, event, at);
  for (let no = 1; no <= count; no++) {
    const sessionId = `session${no}` as SessionId;
    const device = { no, id: `device${no}` as DeviceId, household: `device:device${no}` as HouseholdId, network: null };
    const rest = { streak: 0, strikes: 0, unvouched: 0, label: "", engine: "chromium", banned: false };
    play({ kind: "device.joined", sessionId, device: { ...device, ...rest, units: 0, creditNanos: 0 } });
    play({ kind: "device.offered", sessionId, slots: 1 });
  }
  const open = (units = MANY_UNITS): Effects => {
    const job = { ...{ no: 1, id: jobId, customerId: "ada" as never, state: "running" as const, cores: count } };
    const plan = { spec: simulatedSpec(jobId, "wasi"), units, replicas: 1, adaptive: false, network: null };
    const known = { agreed: 0, failed: 0, reopened: 0, fuel: 0, spentNanos: 0, budgetNanos: 1e9, vouched: true };
    play({ kind: "job.opened", job: { ...job, ...plan, ...known } });
    return play({ kind: "blocks.claimed", jobId, blocks: freshBlocks(units, units), more: false });
  };
  return { state, play, open };
}

const grantsIn = ({ messages }: Effects) => messages.filter((message) => message.kind === "grant");

test("work for ten thousand waiting devices is given out in small turns, and each of them gets some", () => {
  const { state, play, open } = manyDevices(10_000, 10_000);
  const served = new Set<SessionId>();
  let effects = open();
  for (let turns = 0; turns < 1_000; turns++) {
    const grants = grantsIn(effects);
    expect(grants.length).toBeLessThanOrEqual(128);
    for (const { to } of grants) served.add(to);
    if (!mayFeedMore(state)) break;
    effects = play({ kind: "feeding.continued" });
  }
  expect(served.size).toBe(10_000);
  expect(brokenLaws(state)).toEqual([]);
});

test("while results are under way no more is granted than the store can write, and all devices have their turns", () => {
  const { state, play, open } = manyDevices(100, 8);
  const turns = new Map<SessionId, number>();
  const held: { to: SessionId; grantId: GrantId; units: number[] }[] = [];
  const take = (effects: Effects) => {
    const grants = grantsIn(effects);
    // The batch that reaches the bound may go beyond it.
    expect(grants.reduce((sum, { units }) => sum + units.length, 0)).toBeLessThan(8 + cityPolicy.unitsPerGrant);
    for (const { to, grantId, units } of grants) {
      turns.set(to, (turns.get(to) ?? 0) + 1);
      held.push({ to, grantId, units });
    }
  };
  take(open());
  for (let groups = 0; groups < 200; groups++) {
    const returned = held.splice(0);
    for (const { to, grantId, units } of returned) {
      const results = units.map((unit) => resultOf(unit, { ms: 1 }));
      const effects = play({ kind: "results.returned", sessionId: to, grantId, results });
      expect(effects.commit.acknowledgements).toHaveLength(1);
      take(effects);
    }
    // Time alone brings nothing as long as they are not durable.
    take(play({ kind: "feeding.continued" }));
    take(play({ kind: "results.committed", sessionIds: returned.map(({ to }) => to) }));
  }
  expect(brokenLaws(state)).toEqual([]);
  expect(turns.size).toBe(100);
  const [fewest, max] = [Math.min(...turns.values()), Math.max(...turns.values())];
  expect(max - fewest).toBeLessThanOrEqual(2);
});

test("work for one device does not make thousands search for it", () => {
  const { state, play, open } = manyDevices(2_000, 1_000);
  expect(grantsIn(open(1))).toHaveLength(1);
  expect(mayFeedMore(state)).toBe(false);
  // With the next sweep all of them look, and learn why they wait.
  play({ kind: "leases.swept" });
  for (let turns = 0; turns < 2_000 / 128; turns++) play({ kind: "feeding.continued" });
  expect(mayFeedMore(state)).toBe(false);
  expect(brokenLaws(state)).toEqual([]);
});

test("a sweep looks at a part of the leases, and the next ones at the rest", () => {
  const { state, play, open } = manyDevices(20, 1_000, { maxSwept: 8 });
  open();
  const late = millis(now + cityPolicy.leaseMs + 1);
  const left = [1, 2, 3].map(() => {
    play({ kind: "leases.swept" }, late);
    expect(brokenLaws(state)).toEqual([]);
    return [...state.grants.values()].filter(({ grantedAt }) => grantedAt === now).length;
  });
  expect(left).toEqual([12, 4, 0]);
});

test("a device whose slots are full and that renews its leases takes no look from those that wait", () => {
  const { state, play, open } = manyDevices(100, 1_000);
  open();
  for (const { id, device } of state.sessions.values())
    play({ kind: "leases.renewed", sessionId: id, grantIds: [...device.grants] });
  expect(state.vainLooks).toBe(0);
});
