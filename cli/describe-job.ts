import type { Job } from "#protocol/api/jobs";
import { dollarText } from "#protocol/text/dollar-nanos";

/** A job in a few lines of plain text. */
export function describeJob(job: Job): string {
  const settled = job.agreed + job.failed;
  const waiting = job.answersWaiting > 0 ? `, ${count(job.answersWaiting)} answers waiting for another household` : "";
  const again =
    job.reopened > 0 ? `, ${count(job.reopened)} being computed again: a device returned wrong results` : "";
  const failed = job.failed > 0 ? `, ${count(job.failed)} failed` : "";
  return [
    `${job.id}  ${job.name}`,
    `  ${job.state}${job.message ? `: ${job.message}` : ""}`,
    ...(job.waiting ? [`  waits for ${seconds(job.waiting.forMs)}: ${job.waiting.message}`] : []),
    job.units === 0
      ? "  no units yet"
      : `  ${count(settled)} of ${count(job.units)} units settled (${Math.floor((settled / job.units) * 100)} %)${failed}${again}`,
    `  ${count(job.coresNow)} of ${count(job.cores)} cores at work${waiting}`,
    `  C$${dollarText(job.spentNanos)} of C$${dollarText(job.budgetNanos)} spent`,
    ...keeping(job),
    "",
  ].join("\n");
}

/** How long there is something to read. */
function keeping({ keptUntil, deletedAt }: Job): string[] {
  if (deletedAt !== null) return [`  inputs and results deleted on ${deletedAt.slice(0, 10)}`];
  return keptUntil === null ? [] : [`  inputs and results kept until ${keptUntil.slice(0, 10)}`];
}

const seconds = (ms: number) =>
  ms < 120_000 ? `${Math.round(ms / 1_000)} s already` : `${Math.round(ms / 60_000)} minutes already`;

const count = (number: number) => number.toLocaleString("en");
