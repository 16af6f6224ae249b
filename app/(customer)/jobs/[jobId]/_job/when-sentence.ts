import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import type { Job } from "#protocol/api/jobs";
import type { JobPulse } from "#protocol/live-messages";

type When = TranslatorOf<"customer.job.when">;

export interface JobTimes {
  createdAt: number;
  finishedAt: number | null;
}

/** The one number that answers when: how long it took, how long it will, or how far it is. */
export function whenNumber(
  t: When,
  { duration, share }: Numbers,
  pulse: JobPulse,
  { createdAt, finishedAt }: JobTimes,
): { number: string; of: string } {
  if (pulse.state === "finished" && finishedAt !== null) {
    return { number: duration(Math.max(1, finishedAt - createdAt)), of: t("after") };
  }
  if (pulse.state === "running" && pulse.coresNow > 0 && pulse.etaMs !== null) {
    return { number: duration(pulse.etaMs), of: t("left") };
  }
  return { number: share(pulse.agreed + pulse.failed, pulse.units), of: t("done") };
}

/** How far the job is and what it waits for; `waiting` is why nobody works on it, once that has lasted. */
export function whenSentence(t: When, numbers: Numbers, pulse: JobPulse, waiting: Job["waiting"] = null): string {
  const settled = pulse.agreed + pulse.failed;
  const left = { units: numbers.count(pulse.units - settled), count: pulse.units - settled };
  switch (pulse.state) {
    case "finished":
      return t("finished", { units: numbers.count(pulse.units), count: pulse.units });
    case "cancelled":
      return t("cancelled", left);
    case "paused":
      return t("paused", left);
    case "running":
      break;
    default:
      throw new Error(`Unhandled job state: ${pulse.state satisfies never}`);
  }
  const answered = { answers: numbers.count(pulse.answersWaiting), answered: pulse.answersWaiting };
  if (pulse.cores === 0) return t("zero", left);
  if (pulse.coresNow === 0 && waiting)
    return t("waiting", { ...left, duration: numbers.duration(waiting.forMs), why: waiting.message });
  if (pulse.coresNow === 0 && pulse.answersWaiting > 0) return t("household", { ...left, ...answered });
  if (pulse.coresNow === 0) return t("core", left);
  const going =
    pulse.etaMs === null ? t("first", left) : t("going", { ...left, share: numbers.share(settled, pulse.units) });
  // Answers gather before they are confirmed together: a customer who watches should see that they come.
  return pulse.answersWaiting > 0 ? `${going} ${t("answers", answered)}` : going;
}
