import type { JobPulse } from "#protocol/live-messages";

/** How often an unchanged pulse is repeated, so that plots advance. */
const REPEAT_MS = 2_000;

/** What was last sent about the followed jobs, so that only changes are sent. */
export class SentPulses {
  #sent = new Map<string, JobPulse>();
  #before = new Map<string, JobPulse>();

  /** Between two rounds of `isChanged`: jobs that nobody followed in the last one are forgotten. */
  nextRound() {
    this.#before = this.#sent;
    this.#sent = new Map();
  }

  /** Whether the job's followers should get this; if so, it counts as sent. */
  isChanged(pulse: JobPulse): boolean {
    const before = this.#before.get(pulse.jobId);
    const isChanged = !before || pulse.at - before.at >= REPEAT_MS || !isSame(before, pulse);
    this.#sent.set(pulse.jobId, isChanged ? pulse : before);
    return isChanged;
  }

  /** A new follower of the job has received nothing yet. */
  forget(jobId: string) {
    this.#sent.delete(jobId);
  }
}

function isSame(one: JobPulse, other: JobPulse): boolean {
  for (const key of Object.keys(one) as (keyof JobPulse)[]) if (key !== "at" && one[key] !== other[key]) return false;
  return true;
}
