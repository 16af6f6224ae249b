import type { JobRun, State } from "../state";

/** Whether its units may be computed: nothing is charged to a job that is paused, over or dialled to zero. */
export const mayRun = (job: JobRun) => job.state === "running" && job.cores > 0;

/** Whether its results must wait, because the city or the job is halted. Either may resume. */
export const isHalted = (state: Readonly<State>, job: JobRun) => state.stopped || !mayRun(job);
