import { isIPv4, isIPv6 } from "node:net";

const MAPPED = /^::ffff:(?=\d+\.)/i;
const IPV6_GROUPS = 8;

/**
 * The part of an internet address that one household, or one person's rented machines, may have to itself: /24 of IPv4,
 * /56 of IPv6. Null for this very machine, and for what is no address: they say nothing about who shares it.
 */
export function neighbourhoodOf(address: string): string | null {
  const plain = address.replace(MAPPED, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return plain.startsWith("127.") ? null : plain.split(".").slice(0, 3).join(".");
  if (!isIPv6(plain)) return null;
  const groups = groupsOf(plain);
  if (groups.slice(0, -1).every((group) => group === 0) && groups.at(-1) === 1) return null;
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return [a, b, c, d & 0xff00].map((group) => group.toString(16)).join(":");
}

function groupsOf(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const before = hexGroups(head);
  if (tail === undefined) return before;
  const after = hexGroups(tail);
  return [...before, ...new Array<number>(IPV6_GROUPS - before.length - after.length).fill(0), ...after];
}

/** A dotted end counts as two groups; only the first four matter. */
const hexGroups = (text: string): number[] =>
  text === "" ? [] : text.split(":").flatMap((group) => (group.includes(".") ? [0, 0] : [Number.parseInt(group, 16)]));
