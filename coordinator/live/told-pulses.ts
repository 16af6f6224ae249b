import type { JobPulse } from "#protocol/live-messages";

/** What is the same as before is told again so seldom: plots go on by it. */
const REPEAT_MS = 2_000;

/** What pages were last told of the jobs that they follow, so that they are told what is news. */
export class ToldPulses {
  #told = new Map<string, JobPulse>();
  #before = new Map<string, JobPulse>();

  /** Between two rounds of `isNews`: jobs that nobody followed in the last one are forgotten. */
  nextRound() {
    this.#before = this.#told;
    this.#told = new Map();
  }

  /** Whether the followers of its job are to hear it; if so, it counts as told. */
  isNews(pulse: JobPulse): boolean {
    const before = this.#before.get(pulse.jobId);
    const isNews = !before || pulse.at - before.at >= REPEAT_MS || !isSame(before, pulse);
    this.#told.set(pulse.jobId, isNews ? pulse : before);
    return isNews;
  }

  /** Somebody follows the job who was told nothing yet. */
  forget(jobId: string) {
    this.#told.delete(jobId);
  }
}

function isSame(one: JobPulse, other: JobPulse): boolean {
  for (const key of Object.keys(one) as (keyof JobPulse)[]) if (key !== "at" && one[key] !== other[key]) return false;
  return true;
}
