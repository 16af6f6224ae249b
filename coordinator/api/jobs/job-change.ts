import type { CityEvent } from "#core/coordination/events";

/** What somebody changes about a job that has not ended. */
export type JobChange = Omit<Extract<CityEvent, { kind: "job.changed" }>, "kind" | "jobId">;
