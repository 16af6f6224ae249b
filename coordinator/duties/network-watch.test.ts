import type { Logger } from "pino";
import { expect, test } from "vitest";
import type { Session, State } from "#core/coordination/state";
import type { NetworkId, SessionId } from "#core/ids";
import { Tally } from "#core/scheduling/tally";
import { HOUR } from "#core/time";
import { NetworkWatch } from "./network-watch";

function cityOf(devices: number): Pick<State, "sessions" | "networks"> {
  const networks = new Tally<NetworkId>();
  for (let at = 0; at < devices; at++) networks.add("one" as NetworkId);
  const sessions = Array.from({ length: devices }, (_, at) => [`session-${at}` as SessionId, {} as Session] as const);
  return { sessions: new Map(sessions), networks };
}

test("it warns at once, once an hour while it lasts, and forgets when it is over", () => {
  const warned: object[] = [];
  const watch = new NetworkWatch({ warn: (facts: object) => warned.push(facts) } as unknown as Logger);
  watch.look(cityOf(5), 0);
  expect([watch.shared, warned.length]).toEqual([null, 0]);
  for (const at of [1, 2, HOUR]) watch.look(cityOf(30), at);
  expect(watch.shared).toEqual({ devices: 30, sharing: 30 });
  expect(warned).toEqual([{ event: "network.shared", devices: 30, sharing: 30 }]);
  watch.look(cityOf(30), HOUR + 1);
  expect(warned).toHaveLength(2);
  watch.look(cityOf(5), HOUR + 2);
  expect(watch.shared).toBeNull();
});
