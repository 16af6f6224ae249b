import type { Job } from "#protocol/api/jobs";

/** A job as the console lists it: with whose it is. */
export type AdminJob = Job & { customerName: string };
