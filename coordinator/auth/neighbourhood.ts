import { NEIGHBOURHOOD_WIDTH, parseAddress, prefixOf } from "./internet-address";

/**
 * The part of an internet address that one household, or one person's rented machines, may have to itself. Null for this
 * very machine, and for what is no address: they say nothing about who shares it.
 */
export function neighbourhoodOf(text: string): string | null {
  const address = parseAddress(text);
  return address && !address.isThisMachine ? prefixOf(address, NEIGHBOURHOOD_WIDTH) : null;
}
