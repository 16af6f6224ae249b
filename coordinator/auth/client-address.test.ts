import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER, callerNetwork, callerOf, stampCaller } from "./client-address";
import { trustedProxies } from "./trusted-proxies";

function stamped(peer: string, headers: Record<string, string> = {}, proxies = "", isLocalSite = true) {
  const request = { socket: { remoteAddress: peer }, headers: { ...headers } } as unknown as IncomingMessage;
  const trusts = trustedProxies(proxies);
  if (!trusts) throw new Error(`${proxies} is no setting`);
  const caller = stampCaller(request, { trusts, isLocalSite });
  expect(request.headers[CLIENT_ADDRESS_HEADER]).toBe(caller.address);
  expect(callerNetwork(new Headers(request.headers as Record<string, string>))).toBe(caller.network);
  return caller;
}

test.each([
  ["this machine", "127.0.0.1", {}, { address: "127.0.0.1", network: undefined, isLoopback: true }],
  ["this machine, on a socket of both kinds", "::ffff:127.0.0.1", {}, { address: "127.0.0.1", network: undefined }],
  ["somebody", "198.51.100.1", {}, { address: "198.51.100.1", network: "198.51.100.1/32", isLoopback: false }],
  ["somebody who claims another", "198.51.100.1", { "x-forwarded-for": "127.0.0.1" }, { network: "198.51.100.1/32" }],
  [
    "somebody who claims ours",
    "198.51.100.1",
    { [CLIENT_ADDRESS_HEADER]: "127.0.0.1", "x-lamplighter-network": "this machine" },
    { network: "198.51.100.1/32" },
  ],
  ["whom a proxy here names", "::1", { "x-forwarded-for": "127.0.0.1, 198.51.100.2" }, { network: "198.51.100.2/32" }],
  ["whom a proxy names with a port", "::1", { "x-forwarded-for": "198.51.100.2:4711" }, { network: "198.51.100.2/32" }],
  ["… of IPv6", "::1", { "x-forwarded-for": "[2001:db8:0:5::9]:4711" }, { network: "2001:db8:0:5/64" }],
  [
    "this machine by way of a proxy",
    "127.0.0.1",
    { "x-forwarded-for": "127.0.0.1" },
    { network: "127.0.0.1/32", isLoopback: false },
  ],
  ["a proxy here that names nobody", "127.0.0.1", { via: "1.1 proxy" }, { network: "127.0.0.1/32", isLoopback: false }],
  ["whom a proxy does not know", "127.0.0.1", { "x-forwarded-for": "unknown" }, { network: "unknown" }],
  ["a household", "2001:db8:0:5::9", {}, { network: "2001:db8:0:5/64" }],
  ["a household, written short", "2001:db8::1", {}, { network: "2001:db8:0:0/64" }],
])("%s", (_who, peer, headers, expected) => {
  expect(stamped(peer, headers as Record<string, string>)).toMatchObject(expected);
});

test("a proxy on another machine is trusted only if it is configured", () => {
  const headers = { "x-forwarded-for": "198.51.100.3" };
  expect(stamped("192.0.2.7", headers, "192.0.2.7").network).toBe("198.51.100.3/32");
  expect(stamped("192.0.2.8", headers, "192.0.2.7").network).toBe("192.0.2.8/32");
});

test("X-Forwarded-For is followed past every proxy that is trusted, and no further", () => {
  const way = { "x-forwarded-for": "203.0.113.1, 198.51.100.3, 10.1.2.3, 192.0.2.9" };
  expect(stamped("10.0.0.1", way, "10.0.0.0/8, 192.0.2.0/24").network).toBe("198.51.100.3/32");
  expect(stamped("10.0.0.1", way, "10.0.0.0/8").network).toBe("192.0.2.9/32");
  expect(stamped("10.0.0.1", way, "3").network).toBe("198.51.100.3/32");
  expect(stamped("10.0.0.1", way, "1").network).toBe("192.0.2.9/32");
});

test("on a public site all callers from this machine count as one network, as a proxy may hide them", () => {
  expect(stamped("127.0.0.1", {}, "", false)).toEqual({
    address: "127.0.0.1",
    network: "127.0.0.1/32",
    isLoopback: true,
  });
});

test("the caller is determined once: later changes of the headers do not matter", () => {
  const headers = { "x-forwarded-for": "198.51.100.3" };
  const request = { socket: { remoteAddress: "::1" }, headers } as unknown as IncomingMessage;
  expect(callerOf(request)).toBeUndefined();
  stampCaller(request);
  request.headers = {};
  stampCaller(request);
  expect(callerOf(request)).toMatchObject({ address: "198.51.100.3" });
});

test("unstamped headers belong to an unknown caller, and not to this machine", () => {
  expect(callerNetwork(new Headers())).toBe("unknown");
});
