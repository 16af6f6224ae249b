import { timingSafeEqual } from "node:crypto";

/** Compares with a secret in constant time; only its length is revealed. */
export function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
