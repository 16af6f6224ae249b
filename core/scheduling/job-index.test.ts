import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId, JobId } from "../ids";
import { WORK_KINDS, type WorkKind, workKindOf } from "../jobs/work-kind";
import { precedes } from "../testing/precedes";
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

test("where customers take turns at few slots, none waits for more turns than there are customers", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          jobs: fc.integer({ min: 1, max: 4 }),
          ready: fc.boolean(),
          workKind: fc.constantFrom(...WORK_KINDS),
        }),
        {
          minLength: 2,
          maxLength: 9,
        },
      ),
      fc.integer({ min: 1, max: 3 }),
      (customers, slots) => {
        const jobs = customers.flatMap(({ jobs: count, ready, workKind }, at) =>
          Array.from({ length: count }, (_, nr) => ({
            id: `job${at}.${nr}` as JobId,
            customerId: `${at}` as CustomerId,
            slots: 0,
            cores: 100,
            share: Number.POSITIVE_INFINITY,
            state: "running",
            spec: { runtime: "wasi" as const, workKind },
            blocks: { size: ready ? 1 : 0 },
          })),
        );
        const slotsOf = (customer: CustomerId) =>
          jobs.reduce((sum, job) => sum + (job.customerId === customer ? job.slots : 0), 0);
        const index = new JobIndex<IndexedJob>(slotsOf);
        for (const job of jobs) index.wake(job);
        const held: IndexedJob[] = [];
        const lastTurn = new Map<CustomerId, number>();
        for (let turn = 0; turn < 60; turn++) {
          const own = held.length === slots ? held.shift() : undefined;
          if (own) {
            own.slots -= 1;
            index.leftSlot(own, true);
          }
          const [next] = index.candidates(true);
          if (!next) throw new Error("no candidate");
          next.slots += 1;
          index.tookSlot(next);
          held.push(next);
          lastTurn.set(next.customerId, turn);
          if (turn < slots + customers.length) continue;
          for (const [at] of customers.entries())
            expect(turn - (lastTurn.get(`${at}` as CustomerId) ?? -1)).toBeLessThanOrEqual(slots + customers.length);
        }
        for (const job of jobs) {
          job.state = "cancelled";
          index.wake(job);
        }
        expect([...index.candidates(true)]).toEqual([]);
      },
    ),
  ));
