import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId, JobId } from "../ids";
import { WORK_KINDS, type WorkKind, workKindOf } from "../jobs/work-kind";
import { precedes } from "./fair-share";
import { type IndexedJob, JobIndex } from "./job-index";

const anyJob = fc.record({
  customer: fc.nat(4),
  slots: fc.nat(5),
  runtime: fc.constantFrom("wasi" as const, "js" as const),
  workKind: fc.constantFrom(...WORK_KINDS),
});

test("whatever kinds of work there are, the jobs that a device may have come in fair-share order", () =>
  fc.assert(
    fc.property(
      fc.array(anyJob, { maxLength: 40 }),
      fc.subarray([...WORK_KINDS]),
      fc.boolean(),
      (plans, left, scripts) => {
        const slotsOf = (customer: CustomerId) =>
          plans.reduce((sum, plan) => sum + (`${plan.customer}` === customer ? plan.slots : 0), 0);
        const index = new JobIndex<IndexedJob>(slotsOf);
        const jobs = plans.map(({ customer, slots, runtime, workKind }, at) => ({
          id: `job${at}` as JobId,
          customerId: `${customer}` as CustomerId,
          slots,
          cores: 100,
          share: Number.POSITIVE_INFINITY,
          state: "running",
          spec: { runtime, workKind },
          blocks: { size: 1 },
        }));
        for (const job of jobs) index.wake(job);
        const refused: ReadonlySet<WorkKind> = new Set(left);
        const given = [...index.candidates(scripts, refused)];
        const wanted = jobs.filter(
          ({ spec }) => (scripts || spec.runtime === "wasi") && !refused.has(workKindOf(spec)),
        );
        expect(new Set(given)).toEqual(new Set(wanted));
        expect(given).toHaveLength(wanted.length);
        for (let at = 1; at < given.length; at++)
          expect(precedes(given[at] as IndexedJob, given[at - 1] as IndexedJob, slotsOf)).toBe(false);
        expect(index.hasAnyOf(refused)).toBe(jobs.some(({ spec }) => refused.has(workKindOf(spec))));
      },
    ),
  ));
