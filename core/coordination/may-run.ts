import type { JobRun } from "./state";

/** Whether its units may be computed: nothing is charged to a job that is paused, over or dialled to zero. */
export const mayRun = (job: JobRun) => job.state === "running" && job.cores > 0;
