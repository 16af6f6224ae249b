import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Where the rest of the process reads who calls; only `stampClientAddress` may set it. */
export const CLIENT_ADDRESS_HEADER = "x-lamplighter-address";

const LOOPBACK = /^(::1$|127\.)/;

/**
 * Writes the caller's address into the request, over whatever it claimed. Call it first for every request. A reverse
 * proxy on this machine, or one of `proxies`, is believed about whom it speaks for.
 */
export function stampClientAddress(request: IncomingMessage, proxies: readonly string[] = []): void {
  const peer = plain(request.socket.remoteAddress ?? "");
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  const speaksForOthers = LOOPBACK.test(peer) || proxies.includes(peer);
  request.headers[CLIENT_ADDRESS_HEADER] = speaksForOthers && forwarded ? plain(forwarded) : peer;
}

/**
 * What bounds per address count by: an IPv4 address, or the /64 of an IPv6 one, which is a single household's. Undefined
 * for this machine itself, where developers, tests and benchmarks are a thousand devices; whom a proxy speaks for is not.
 */
export function callerNetwork({ headers }: Pick<IncomingMessage, "headers">): string | undefined {
  const address = String(headers[CLIENT_ADDRESS_HEADER] ?? "");
  if (LOOPBACK.test(address) && headers["x-forwarded-for"] === undefined) return undefined;
  return isIP(address) === 6 ? `${firstGroups(address).join(":")}::/64` : address;
}

/** IPv4 as sockets of both kinds tell it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");

function firstGroups(address: string): string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}
