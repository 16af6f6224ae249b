import { type StateReason, waitsForMoney } from "#core/jobs/state-reason";
import { type Job, JobIdInput } from "#protocol/api/jobs";
import { dollarText } from "#protocol/text/dollar-nanos";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { whyRests } from "../../vetting/why-rests";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob } from "./change-job";
import { ownJob } from "./own-job";
import { stateOf } from "./state-of-row";

export async function resumeJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const row = await ownJob(ctx, jobId);
  const { prisma } = handle();
  if (waitsForMoney(stateOf(row))) {
    throw refuse("budget-spent");
  }
  const rests = () => prisma.$transaction((tx) => whyRests(tx, row));
  refuseResting(await rests());
  const job = await changeJob(ctx, row, { state: "running", reason: null }, "job.resumed");
  // A moderator may have decided meanwhile.
  const reason = await rests();
  return reason ? changeJob(ctx, row, { state: "paused", reason }, "job.paused") : job;
}

function refuseResting(reason: StateReason | null): void {
  if (reason?.kind === "quarantined") throw refuse("program-quarantined");
  if (reason?.kind === "held-for-review") throw refuse("held-for-review");
  if (reason?.kind === "owes-money") throw refuse("owes-money", { owed: dollarText(reason.nanos) });
  if (reason?.kind === "customer-frozen") throw refuse("customer-frozen", { words: reason.words });
}
