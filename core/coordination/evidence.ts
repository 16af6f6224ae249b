import type { JobRun } from "./state";

/** Whether the job's settled answers say anything about those who gave them: a lone answer was compared with nothing. */
export const isEvidence = (job: JobRun) => (job.adaptive || job.replicas > 1) && !isFickle(job);

/**
 * Where more than one in three households is outvoted, the program is to blame and not they: it does not say the same
 * everywhere. Nothing in such a job is held against anybody, and no answer of it is believed alone.
 */
export const isFickle = ({ outvoted, heard }: JobRun) => outvoted.size >= 2 && 3 * outvoted.size > heard.size;
