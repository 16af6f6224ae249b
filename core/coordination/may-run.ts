import type { JobRun, State } from "./state";

/** Whether its units may be computed: nothing is charged to a job that is paused, over or dialled to zero. */
export const mayRun = (job: JobRun) => job.state === "running" && job.cores > 0;

/** Whether its results must wait: the city stands still, or the job does. Both may go on. */
export const isHalted = (state: Readonly<State>, job: JobRun) => state.stopped || !mayRun(job);
