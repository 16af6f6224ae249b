import { NEIGHBOURHOOD_WIDTH, parseAddress, prefixOf } from "./internet-address";

/**
 * The prefix of an internet address that one household, or one person's rented machines, may own. Null if it is not an
 * address.
 */
export function neighbourhoodOf(text: string): string | null {
  const address = parseAddress(text);
  return address ? prefixOf(address, NEIGHBOURHOOD_WIDTH) : null;
}
