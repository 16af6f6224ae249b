import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";
import { CALLER_WIDTH, parseAddress, plainAddress, prefixOf } from "./internet-address";
import { type TrustProxy, trustedProxies } from "./trusted-proxies";

/** Headers in which the site's own module graph reads the caller; only `stampCaller` may set them. */
export const CLIENT_ADDRESS_HEADER = "x-lamplighter-address";
export const CLIENT_NETWORK_HEADER = "x-lamplighter-network";

/** The other end of a connection or request. */
export interface Caller {
  address: string;
  /**
   * The key by which limits per address count. Undefined for this machine itself, where developers, tests and benchmarks
   * run a thousand devices; defined for callers behind a proxy.
   */
  network: string | undefined;
  /** A process on this machine that is not a proxy for others. */
  isLoopback: boolean;
}

export interface ProxyTrust {
  trusts: TrustProxy;
  /**
   * The pages' address is one that only this machine knows. Where it is not, a caller from this machine may be a proxy
   * that names nobody: all that come through it count as one.
   */
  isLocalSite: boolean;
}

const DIRECTLY: ProxyTrust = { trusts: trustedProxies("") ?? (() => false), isLocalSite: true };
const THIS_MACHINE = "this machine";
const NOBODY_KNOWN = "unknown";

/** Headers that proxies add; each proxy sets some of them. */
const PROXY_HEADERS = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

/** Keyed by the request that opened the connection, so it survives when the headers are dropped. */
const callers = new WeakMap<object, Caller>();

/**
 * Determines the caller once and writes it into the request, over anything the request claimed. Call it first for every
 * request. X-Forwarded-For is followed from its end for as long as the writer of an entry is trusted.
 */
export function stampCaller(request: IncomingMessage, { trusts, isLocalSite }: ProxyTrust = DIRECTLY): Caller {
  const known = callers.get(request);
  if (known) return known;
  const peer = plainAddress(request.socket.remoteAddress ?? "");
  const address = withoutPort(proxyaddr(request, trusts) ?? peer);
  const isLoopback =
    parseAddress(peer)?.isThisMachine === true && PROXY_HEADERS.every((name) => request.headers[name] === undefined);
  const network = isLoopback && isLocalSite ? undefined : networkOf(address);
  const caller = { address, network, isLoopback };
  callers.set(request, caller);
  request.headers[CLIENT_ADDRESS_HEADER] = address;
  request.headers[CLIENT_NETWORK_HEADER] = network ?? THIS_MACHINE;
  return caller;
}

/** Who opened the connection or sent the request. Undefined if it was not determined, or has no address. */
export function callerOf(request: object): Caller | undefined {
  const caller = callers.get(request);
  return caller && parseAddress(caller.address) ? caller : undefined;
}

/** The key of limits per address, from headers alone; undefined for this machine itself. */
export function callerNetwork(headers: Headers): string | undefined {
  const network = headers.get(CLIENT_NETWORK_HEADER) ?? NOBODY_KNOWN;
  return network === THIS_MACHINE ? undefined : network;
}

function networkOf(text: string): string {
  const address = parseAddress(text);
  return address ? `${prefixOf(address, CALLER_WIDTH)}/${CALLER_WIDTH[address.kind]}` : NOBODY_KNOWN;
}

/** Some proxies append the port. */
function withoutPort(text: string): string {
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return plainAddress(address);
}
