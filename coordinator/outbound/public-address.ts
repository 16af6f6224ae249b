import ipaddr from "ipaddr.js";

/** The only part of IPv6 that is given out; outside of it lie mapped, translated and local addresses of every kind. */
const GIVEN_OUT = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address belongs to anybody in the world. Not so: this machine, local networks, a provider's inner network,
 * link-local ones (where clouds serve their machines' credentials), groups, and IPv6 addresses that stand for an IPv4 one.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(GIVEN_OUT);
}
