import { NEIGHBOURHOOD_WIDTH, parseAddress, prefixOf } from "./internet-address";

/**
 * The part of an internet address that one household, or one person's rented machines, may have to itself. Null for what
 * is no address.
 */
export function neighbourhoodOf(text: string): string | null {
  const address = parseAddress(text);
  return address ? prefixOf(address, NEIGHBOURHOOD_WIDTH) : null;
}
