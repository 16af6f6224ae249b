import { randomInt } from "node:crypto";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_CHARS = 16;

/** Of a reward, a payout or a batch of payouts. */
export const newId = (prefix: "rw" | "po" | "pb"): string =>
  `${prefix}_${Array.from({ length: ID_CHARS }, () => DIGITS[randomInt(DIGITS.length)]).join("")}`;
