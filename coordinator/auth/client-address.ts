import type { IncomingMessage } from "node:http";
import { CALLER_WIDTH, parseAddress, plainAddress, prefixOf } from "./internet-address";

/** Where the rest of the process reads who calls; only `stampClientAddress` may set it. */
export const CLIENT_ADDRESS_HEADER = "x-lamplighter-address";

/**
 * Writes the caller's address into the request, over whatever it claimed. Call it first for every request. A reverse
 * proxy on this machine, or one of `proxies`, is believed about whom it speaks for.
 */
export function stampClientAddress(request: IncomingMessage, proxies: readonly string[] = []): void {
  const peer = plainAddress(request.socket.remoteAddress ?? "");
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  const speaksForOthers = parseAddress(peer)?.isThisMachine || proxies.includes(peer);
  request.headers[CLIENT_ADDRESS_HEADER] = speaksForOthers && forwarded ? plainAddress(forwarded) : peer;
}

/**
 * What bounds per address count by. Undefined for this machine itself, where developers, tests and benchmarks are a
 * thousand devices; whom a proxy speaks for is not.
 */
export function callerNetwork({ headers }: Pick<IncomingMessage, "headers">): string | undefined {
  const text = String(headers[CLIENT_ADDRESS_HEADER] ?? "");
  const address = parseAddress(text);
  if (!address) return text;
  if (address.isThisMachine && headers["x-forwarded-for"] === undefined) return undefined;
  return `${prefixOf(address, CALLER_WIDTH)}/${CALLER_WIDTH[address.kind]}`;
}
