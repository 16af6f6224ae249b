import type { Random } from "#core/random";
import { HOUR, SECOND } from "#core/time";
import type { JobPlan } from "../scenario";

interface Demand {
  /** Units that are always waiting; enough for all that is ever lent. */
  backlog: number;
  backlogUnitMs: number;
  /** Smaller jobs that arrive meanwhile, an hour. */
  jobsAnHour: number;
  unitsPerJob: number;
  unitMs: number;
  /** No more of them after that. */
  untilMs: number;
}

const CUSTOMERS = 5;

/** A large job that never ends, and small ones of other customers at random moments. */
export function drawJobs(demand: Demand, random: Random): JobPlan[] {
  const jobs = [jobOf({ customer: 0, opensAtMs: 0, units: demand.backlog, msPerUnit: demand.backlogUnitMs })];
  for (let at = 0; ; ) {
    at += (-Math.log(1 - random()) / demand.jobsAnHour) * HOUR;
    if (at >= demand.untilMs) return jobs;
    const customer = 1 + Math.floor(random() * CUSTOMERS);
    jobs.push(jobOf({ customer, opensAtMs: Math.round(at), units: demand.unitsPerJob, msPerUnit: demand.unitMs }));
  }
}

type Asked = Pick<JobPlan, "customer" | "opensAtMs" | "units" | "msPerUnit">;

/** Checked by record, metered by instructions, with an ample budget. */
export const jobOf = (asked: Asked): JobPlan => ({
  ...asked,
  ...{ replicas: 2, adaptive: true, cores: 100_000, runtime: "wasi", budgetShare: 1 },
  ...{ failing: "none", comparison: "bytes", readsObjects: false, timed: true, acts: [] },
});

export const MAX_UNIT_MS = 3_600 * SECOND;
