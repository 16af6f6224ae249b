import { expect, test } from "vitest";
import { trustedProxies } from "./trusted-proxies";

const trusts = (setting: string, address: string, hop = 0) => trustedProxies(setting)?.(address, hop);

test.each([
  ["", "127.0.0.1", true],
  ["", "192.0.2.7", false],
  ["192.0.2.7", "192.0.2.7", true],
  ["192.0.2.7", "::ffff:192.0.2.7", true],
  ["192.0.2.7", "192.0.2.8", false],
  ["192.0.2.0/24, 2001:db8:7::/48", "192.0.2.200", true],
  ["192.0.2.0/24, 2001:db8:7::/48", "2001:db8:7:1::9", true],
  ["192.0.2.0/24 2001:db8:7::/48", "2001:db8:8::1", false],
  ["uniquelocal", "10.9.8.7", true],
  ["192.0.2.0/24", "unknown", false],
])("%j makes %s trusted: %j", (setting, address, expected) => expect(trusts(setting, address)).toBe(expected));

test("a number is the number of proxies in front of the site, whatever their addresses", () => {
  expect([0, 1, 2].map((hop) => trusts("2", "198.51.100.1", hop))).toEqual([true, true, false]);
});

test.each([
  "ten",
  "0",
  "11",
  "-1",
  "1, 192.0.2.1",
  "192.0.2.0/33",
  "192.0.2.0/0",
  "2001:db8::/129",
  "192.0.2",
  "a/8",
  "1.2.3.4/8/8",
])("%j is neither a list of addresses nor a number of hops", (setting) =>
  expect(trustedProxies(setting)).toBeUndefined(),
);
