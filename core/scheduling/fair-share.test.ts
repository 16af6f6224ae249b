import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId, JobId } from "../ids";
import { FairOrder } from "./fair-order";
import { type Contender, fairerAt } from "./fair-share";

const contenders = () =>
  fc
    .array(fc.record({ customer: fc.nat(3), cores: fc.integer({ min: 1, max: 20 }), seats: fc.nat(20) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((plans) =>
      plans.map(
        ({ customer, cores, seats }, index): Contender => ({
          id: `job${index}` as JobId,
          customerId: `customer${customer}` as CustomerId,
          seats: Math.min(seats, cores),
          cores,
        }),
      ),
    );

const seatsOf = (jobs: readonly Contender[]) => (customer: CustomerId) =>
  jobs.reduce((sum, job) => sum + (job.customerId === customer ? job.seats : 0), 0);

function worstServed<C extends Contender>(jobs: C[], seats: (customer: CustomerId) => number): C | undefined {
  const order = new FairOrder<C>(seats, () => true);
  for (const job of jobs) order.add(job);
  return [...order][0];
}

/** Gives one seat after the other to whom the rule says, as long as anyone has room. */
function giveOut(jobs: Contender[], seats: number) {
  for (let seat = 0; seat < seats; seat++) {
    const next = worstServed(
      jobs.filter((job) => job.seats < job.cores),
      seatsOf(jobs),
    );
    if (!next) return;
    next.seats += 1;
  }
}

test("the next seat goes to a customer with the fewest, and to the job of theirs with the fewest", () =>
  fc.assert(
    fc.property(contenders(), (jobs) => {
      const next = worstServed(jobs, seatsOf(jobs));
      const fewest = Math.min(...jobs.map((job) => seatsOf(jobs)(job.customerId)));
      expect(next && seatsOf(jobs)(next.customerId)).toBe(fewest);
      const own = jobs.filter((job) => job.customerId === next?.customerId);
      expect(next?.seats).toBe(Math.min(...own.map((job) => job.seats)));
    }),
  ));

test("seats given out from none are max-min fair: who has fewer than another has all that they ask for", () =>
  fc.assert(
    fc.property(contenders(), fc.nat(60), (plans, seats) => {
      const jobs = plans.map((job) => ({ ...job, seats: 0 }));
      giveOut(jobs, seats);
      for (const one of jobs) {
        for (const other of jobs) {
          const [mine, theirs] = [one, other].map((job) => seatsOf(jobs)(job.customerId)) as [number, number];
          if (one.seats < one.cores) expect(mine).toBeGreaterThanOrEqual(theirs - 1);
        }
      }
    }),
  ));

test("moving seats while it is fairer comes to an end, and back and forth never happens", () =>
  fc.assert(
    fc.property(contenders(), (jobs) => {
      let moves = 0;
      const improve = () => {
        for (const from of jobs) {
          const next = worstServed(
            jobs.filter((job) => job === from || job.seats < job.cores),
            seatsOf(jobs),
          );
          if (!next || next === from || from.seats === 0 || !fairerAt(from, next, seatsOf(jobs))) continue;
          from.seats -= 1;
          next.seats += 1;
          expect(fairerAt(next, from, seatsOf(jobs))).toBe(false);
          return true;
        }
        return false;
      };
      while (improve()) expect(moves++).toBeLessThan(1_000);
    }),
  ));

test("of equals the oldest goes first", () => {
  const job = (id: string): Contender => ({ id: id as JobId, customerId: id as CustomerId, seats: 0, cores: 1 });
  expect(worstServed([job("old"), job("new")], () => 0)?.id).toBe("old");
  expect(worstServed([], () => 0)).toBeUndefined();
});
