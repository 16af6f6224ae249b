import { isIP } from "node:net";
import proxyaddr from "proxy-addr";
import { LIMITS } from "#protocol/limits";

/** Whether the proxy at this hop may vouch for the address it names before its own; hop 0 is the nearest. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** A proxy on this machine is trusted without being configured. */
const ALWAYS = "loopback";
const NAMED = ["loopback", "linklocal", "uniquelocal"];
const ADDRESS_BITS: Record<number, number> = { 4: 32, 6: 128 };

/**
 * Parses TRUSTED_PROXIES as Express parses `trust proxy`: a list of addresses, networks and named ranges, or the number of
 * proxies in front of this site. Undefined when it is neither.
 */
export function trustedProxies(setting: string): TrustProxy | undefined {
  const entries = setting.split(/[\s,]+/).filter(Boolean);
  const [first = ""] = entries;
  if (entries.length === 1 && /^\d+$/.test(first)) {
    const hops = Number(first);
    return hops >= 1 && hops <= LIMITS.MAX_PROXY_HOPS ? (_address, hop) => hop < hops : undefined;
  }
  return entries.every(isRange) ? proxyaddr.compile([ALWAYS, ...entries]) : undefined;
}

function isRange(entry: string): boolean {
  if (NAMED.includes(entry)) return true;
  const [address = "", bits, ...rest] = entry.split("/");
  const widest = ADDRESS_BITS[isIP(address)];
  if (widest === undefined || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= widest);
}
