import { expect, test } from "vitest";
import { neighbourhoodOf } from "./neighbourhood";
import { Signer } from "./signatures";

test.each([
  ["203.0.113.7", "203.0.113"],
  ["::ffff:203.0.113.250", "203.0.113"],
  ["2001:db8:1:22ff::1", "2001:db8:1:2200"],
  ["2001:db8:1:2200:1:2:3:4", "2001:db8:1:2200"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["64:ff9b::203.0.113.7", "64:ff9b:0:0"],
])("%s lies in %s", (address, neighbourhood) => expect(neighbourhoodOf(address)).toBe(neighbourhood));

test.each(["", "unknown", "203.0.113", "_hidden"])("%j tells of no neighbourhood", (address) =>
  expect(neighbourhoodOf(address)).toBeNull(),
);

test("a network's name reveals its address only with the key", () => {
  const [one, other] = [new Signer("one key"), new Signer("another key")];
  const from = (address: string) => ({ address, network: `${address}/32` });
  expect(one.networkOf(from("203.0.113.7"))).toBe(one.networkOf(from("203.0.113.99")));
  expect(one.networkOf(from("203.0.113.7"))).not.toBe(one.networkOf(from("203.0.114.7")));
  expect(one.networkOf(from("203.0.113.7"))).not.toBe(other.networkOf(from("203.0.113.7")));
});

test("only this machine itself has no network; a caller whom a proxy places on it has one", () => {
  const signatures = new Signer("a key");
  expect(signatures.networkOf({ address: "127.0.0.1", network: undefined })).toBeNull();
  expect(signatures.networkOf({ address: "127.0.0.1", network: "127.0.0.1/32" })).not.toBeNull();
});
