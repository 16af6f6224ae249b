import type { Voice } from "../quorum/voice";

/** Whose boxes a program has ended, or that it is quarantined since before this coordinator started. */
export type BoxDeaths = Voice[] | "quarantined";
