import { randomInt } from "node:crypto";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_CHARS = 16;

/** Of a reward, a payout, a batch of payouts, a payment by card, a refund or a saved card. */
export const newId = (prefix: "rw" | "po" | "pb" | "pay" | "rf" | "card"): string =>
  `${prefix}_${Array.from({ length: ID_CHARS }, () => DIGITS[randomInt(DIGITS.length)]).join("")}`;
