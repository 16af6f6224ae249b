import { isIPv4, isIPv6 } from "node:net";

/** The number of leading bits kept. */
export interface Width {
  v4: number;
  v6: number;
}

/** The key for limits per address: an IPv4 address, or the /64 of an IPv6 one, which belongs to a single household. */
export const CALLER_WIDTH: Width = { v4: 32, v6: 64 };
/** The range that one household, or one person's rented machines, may own. */
export const NEIGHBOURHOOD_WIDTH: Width = { v4: 24, v6: 56 };

export interface InternetAddress {
  kind: "v4" | "v6";
  /** Four of 8 bits, or eight of 16. */
  groups: number[];
  isThisMachine: boolean;
}

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;
const IPV6_GROUPS = 8;

/** An IPv4 address as itself, also where a dual-stack socket reports it as IPv6. */
export const plainAddress = (text: string): string => text.replace(MAPPED, "");

/** Undefined if it is not an address. */
export function parseAddress(text: string): InternetAddress | undefined {
  const [plain = ""] = plainAddress(text).split("%");
  if (isIPv4(plain)) {
    const groups = plain.split(".").map(Number);
    return { kind: "v4", groups, isThisMachine: groups[0] === 127 };
  }
  if (!isIPv6(plain)) return undefined;
  const groups = groupsOf(plain);
  const isThisMachine = groups.every((group, i) => group === (i === IPV6_GROUPS - 1 ? 1 : 0));
  return { kind: "v6", groups, isThisMachine };
}

/** The address up to its width, in the groups that this takes. */
export function prefixOf({ kind, groups }: InternetAddress, width: Width): string {
  const size = kind === "v4" ? 8 : 16;
  const count = Math.ceil(width[kind] / size);
  const rest = count * size - width[kind];
  const kept = groups.slice(0, count).map((group, i) => (i === count - 1 ? (group >> rest) << rest : group));
  return kind === "v4" ? kept.join(".") : kept.map((group) => group.toString(16)).join(":");
}

function groupsOf(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const before = hexGroups(head);
  if (tail === undefined) return before;
  const after = hexGroups(tail);
  return [...before, ...new Array<number>(IPV6_GROUPS - before.length - after.length).fill(0), ...after];
}

const hexGroups = (text: string): number[] =>
  text === ""
    ? []
    : text.split(":").flatMap((group) => (group.includes(".") ? dotted(group) : [Number.parseInt(group, 16)]));

/** The last two groups may be written like an IPv4 address. */
function dotted(text: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = text.split(".").map(Number);
  return [(a << 8) | b, (c << 8) | d];
}
