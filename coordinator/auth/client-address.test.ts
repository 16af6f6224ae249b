import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER, callerNetwork, stampClientAddress } from "./client-address";

function stamped(peer: string, headers: Record<string, string> = {}, proxies: string[] = []) {
  const request = { socket: { remoteAddress: peer }, headers: { ...headers } } as unknown as IncomingMessage;
  stampClientAddress(request, proxies);
  return { address: request.headers[CLIENT_ADDRESS_HEADER], network: callerNetwork(request) };
}

test.each([
  ["this machine", "127.0.0.1", {}, { address: "127.0.0.1", network: undefined }],
  ["this machine, on a socket of both kinds", "::ffff:127.0.0.1", {}, { address: "127.0.0.1", network: undefined }],
  ["somebody", "198.51.100.1", {}, { address: "198.51.100.1", network: "198.51.100.1/32" }],
  ["somebody who claims another", "198.51.100.1", { "x-forwarded-for": "127.0.0.1" }, { network: "198.51.100.1/32" }],
  [
    "somebody who claims ours",
    "198.51.100.1",
    { [CLIENT_ADDRESS_HEADER]: "127.0.0.1" },
    { network: "198.51.100.1/32" },
  ],
  ["whom a proxy here names", "::1", { "x-forwarded-for": "127.0.0.1, 198.51.100.2" }, { network: "198.51.100.2/32" }],
  ["this machine by way of a proxy", "127.0.0.1", { "x-forwarded-for": "127.0.0.1" }, { network: "127.0.0.1/32" }],
  ["a household", "2001:db8:0:5::9", {}, { network: "2001:db8:0:5/64" }],
  ["a household, written short", "2001:db8::1", {}, { network: "2001:db8:0:0/64" }],
])("%s", (_who, peer, headers, expected) => {
  expect(stamped(peer, headers)).toMatchObject(expected);
});

test("a proxy on another machine is believed when it was named, and no other is", () => {
  const headers = { "x-forwarded-for": "198.51.100.3" };
  expect(stamped("192.0.2.7", headers, ["192.0.2.7"]).network).toBe("198.51.100.3/32");
  expect(stamped("192.0.2.8", headers, ["192.0.2.7"]).network).toBe("192.0.2.8/32");
});
