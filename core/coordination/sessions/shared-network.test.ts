import { expect, test } from "vitest";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { sharedNetwork } from "./shared-network";

const BOUNDS = { minDevices: 20, minPercent: 90 };

function cityOf(networks: (string | null)[]): HandPlayedCity {
  const city = new HandPlayedCity();
  for (const network of networks) city.join(0, network === null ? {} : { network });
  return city;
}

const many = (count: number, network: string | null) => new Array<string | null>(count).fill(network);

test.each([
  ["nobody", [], null],
  ["a few in one network", many(19, "a"), null],
  ["twenty in one network", many(20, "a"), { devices: 20, sharing: 20 }],
  ["nine in ten", [...many(27, "a"), "b", "c", "d"], { devices: 30, sharing: 27 }],
  ["fewer than nine in ten", [...many(26, "a"), "b", "c", "d", "e"], null],
  ["this machine's own", many(50, null), null],
])("%s", (_who, networks, expected) => expect(sharedNetwork(cityOf(networks).state, BOUNDS)).toEqual(expected));

test("a device that comes back on another connection, from elsewhere, is one, and is where it came from last", () => {
  const city = cityOf([...many(20, "a"), "b"]);
  city.wait(1_000);
  city.join(0, { device: "device21", network: "a" });
  expect(sharedNetwork(city.state, BOUNDS)).toEqual({ devices: 21, sharing: 21 });
  const [first] = city.state.sessions.values();
  if (first) city.do({ kind: "device.left", sessionId: first.id });
  expect(sharedNetwork(city.state, BOUNDS)).toEqual({ devices: 20, sharing: 20 });
});
