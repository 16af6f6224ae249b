import ipaddr from "ipaddr.js";

/** The only part of IPv6 that is allocated to the public; everything else is mapped, translated or local. */
const GIVEN_OUT = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address is public. Not public: this machine, local networks, a provider's internal network, link-local
 * ones (where clouds serve their machines' credentials), multicast, and IPv6 addresses that stand for an IPv4 one.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(GIVEN_OUT);
}
