import { timingSafeEqual } from "node:crypto";

/** Whether somebody gave the very secret; the time that this takes tells only its length. */
export function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
