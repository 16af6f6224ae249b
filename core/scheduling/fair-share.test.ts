import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId, JobId } from "../ids";
import { FairOrder } from "./fair-order";
import { type Contender, fairerAt } from "./fair-share";

const contenders = () =>
  fc
    .array(fc.record({ customer: fc.nat(3), cores: fc.integer({ min: 1, max: 20 }), slots: fc.nat(20) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((plans) =>
      plans.map(
        ({ customer, cores, slots }, index): Contender => ({
          id: `job${index}` as JobId,
          customerId: `customer${customer}` as CustomerId,
          slots: Math.min(slots, cores),
          cores,
        }),
      ),
    );

const slotsOf = (jobs: readonly Contender[]) => (customer: CustomerId) =>
  jobs.reduce((sum, job) => sum + (job.customerId === customer ? job.slots : 0), 0);

function worstServed<C extends Contender>(jobs: C[], slots: (customer: CustomerId) => number): C | undefined {
  const order = new FairOrder<C>({
    slotsOf: slots,
    gaveWay: () => false,
    isReadyAtOnce: () => true,
    nextPlace: () => 0,
  });
  for (const job of jobs) order.add(job);
  return [...order][0];
}

/** Gives slots one by one to the contender that the rule chooses, while any has room. */
function giveOut(jobs: Contender[], slots: number) {
  for (let slot = 0; slot < slots; slot++) {
    const next = worstServed(
      jobs.filter((job) => job.slots < job.cores),
      slotsOf(jobs),
    );
    if (!next) return;
    next.slots += 1;
  }
}

test("the next slot goes to a customer with the fewest, and to the job of theirs with the fewest", () =>
  fc.assert(
    fc.property(contenders(), (jobs) => {
      const next = worstServed(jobs, slotsOf(jobs));
      const fewest = Math.min(...jobs.map((job) => slotsOf(jobs)(job.customerId)));
      expect(next && slotsOf(jobs)(next.customerId)).toBe(fewest);
      const own = jobs.filter((job) => job.customerId === next?.customerId);
      expect(next?.slots).toBe(Math.min(...own.map((job) => job.slots)));
    }),
  ));

test("slots given out from zero are max-min fair: a contender with fewer than another has all that it asked for", () =>
  fc.assert(
    fc.property(contenders(), fc.nat(60), (plans, slots) => {
      const jobs = plans.map((job) => ({ ...job, slots: 0 }));
      giveOut(jobs, slots);
      for (const one of jobs) {
        for (const other of jobs) {
          const [mine, theirs] = [one, other].map((job) => slotsOf(jobs)(job.customerId)) as [number, number];
          if (one.slots < one.cores) expect(mine).toBeGreaterThanOrEqual(theirs - 1);
        }
      }
    }),
  ));

test("moving slots while that is fairer comes to an end, and never moves one back", () =>
  fc.assert(
    fc.property(contenders(), (jobs) => {
      let moves = 0;
      const improve = () => {
        for (const from of jobs) {
          const next = worstServed(
            jobs.filter((job) => job === from || job.slots < job.cores),
            slotsOf(jobs),
          );
          if (!next || next === from || from.slots === 0 || !fairerAt(from, next, slotsOf(jobs))) continue;
          from.slots -= 1;
          next.slots += 1;
          expect(fairerAt(next, from, slotsOf(jobs))).toBe(false);
          return true;
        }
        return false;
      };
      while (improve()) expect(moves++).toBeLessThan(1_000);
    }),
  ));

test("among equals the oldest goes first", () => {
  const job = (id: string): Contender => ({ id: id as JobId, customerId: id as CustomerId, slots: 0, cores: 1 });
  expect(worstServed([job("old"), job("new")], () => 0)?.id).toBe("old");
  expect(worstServed([], () => 0)).toBeUndefined();
});
