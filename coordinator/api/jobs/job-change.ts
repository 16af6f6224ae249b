import type { CityEvent } from "#core/coordination/events";

/** A change to a job that has not ended. */
export type JobChange = Omit<Extract<CityEvent, { kind: "job.changed" }>, "kind" | "jobId">;
