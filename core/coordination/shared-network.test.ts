import { expect, test } from "vitest";
import type { DeviceId, NetworkId, SessionId } from "../ids";
import { sharedNetwork } from "./shared-network";
import type { Session, State } from "./state";

const BOUNDS = { minDevices: 20, minPercent: 90 };

function stateOf(networks: (string | null)[]): Pick<State, "sessions"> {
  const sessions = networks.map((network, i) => {
    const device = { id: `dev_${i}` as DeviceId, network: network as NetworkId | null };
    return [`session-${i}` as SessionId, { device } as Session] as const;
  });
  return { sessions: new Map(sessions) };
}

const many = (count: number, network: string | null) => new Array<string | null>(count).fill(network);

test.each([
  ["nobody", [], null],
  ["a few in one network", many(19, "a"), null],
  ["twenty in one network", many(20, "a"), { devices: 20, sharing: 20 }],
  ["nine in ten", [...many(27, "a"), "b", "c", "d"], { devices: 30, sharing: 27 }],
  ["fewer than nine in ten", [...many(26, "a"), "b", "c", "d", "e"], null],
  ["this machine's own", many(50, null), null],
])("%s", (_who, networks, expected) => expect(sharedNetwork(stateOf(networks), BOUNDS)).toEqual(expected));

test("a device with several connections is one", () => {
  const { sessions } = stateOf(many(20, "a"));
  const [first] = sessions.values();
  if (!first) throw new Error("no session");
  const again = new Map([...sessions.keys()].map((id) => [id, first]));
  expect(sharedNetwork({ sessions: again }, BOUNDS)).toBeNull();
});
