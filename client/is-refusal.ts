import { LamplighterError } from "./lamplighter-error";

/** Trying again changes nothing about it. */
export const isRefusal = (error: unknown) =>
  error instanceof LamplighterError && !["UNAVAILABLE", "TOO_MANY_REQUESTS", "INTERNAL"].includes(error.code);
