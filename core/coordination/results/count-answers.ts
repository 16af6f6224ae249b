import type { Answerer } from "../../units/waiting-answers";
import type { JobRun, State } from "../state";

/** One more answer waits in an open unit of the job. */
export function addAnswer(state: State, job: JobRun, answer: Answerer) {
  job.waitingReplicas += 1;
  state.answers.add(job, answer);
}

export function removeAnswer(state: State, job: JobRun, answer: Pick<Answerer, "deviceId">, answers = 1) {
  job.waitingReplicas -= answers;
  state.answers.remove(job, answer, answers);
}

/** The job leaves the memory, with all that waits in it. O(its units that are begun and not settled) */
export function forgetAnswers(state: State, job: JobRun) {
  for (const block of job.blocks.values())
    for (const { returned } of block.open.values()) for (const replica of returned) removeAnswer(state, job, replica);
}
