import { LamplighterError } from "./lamplighter-error";

/** Whether trying again is pointless. */
export const isRefusal = (error: unknown) =>
  error instanceof LamplighterError && !["UNAVAILABLE", "TOO_MANY_REQUESTS", "INTERNAL"].includes(error.code);
