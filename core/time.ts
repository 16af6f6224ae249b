import type { Brand } from "./ids";

/** Milliseconds since the epoch, read once at the edge and passed in. */
export type Millis = Brand<number, "Millis">;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const millis = (value: number): Millis => value as Millis;
