import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId, JobId } from "../ids";
import { FairOrder } from "./fair-order";
import { type Contender, precedes } from "./fair-share";

const acts = fc.array(
  fc.record({ what: fc.constantFrom("add", "delete", "slot", "unseat"), job: fc.nat(11), customer: fc.nat(3) }),
  { maxLength: 60 },
);

test("whatever is added, removed and given slots, the order is that of the fair share", () =>
  fc.assert(
    fc.property(acts, (plan) => {
      const jobs = Array.from(
        { length: 12 },
        (_, nr): Contender => ({ id: `${nr}` as JobId, customerId: `${nr % 4}` as CustomerId, slots: 0, cores: 99 }),
      );
      const slotsOf = (customer: CustomerId) =>
        jobs.reduce((sum, job) => sum + (job.customerId === customer ? job.slots : 0), 0);
      const isStocked = (job: Contender) => Number(job.id) % 3 === 0;
      const order = new FairOrder<Contender>(slotsOf, isStocked);
      const inside = new Set<Contender>();
      for (const { what, job: nr } of plan) {
        const job = jobs[nr] as Contender;
        if (what === "add") {
          order.add(job);
          inside.add(job);
        } else if (what === "delete") {
          order.delete(job);
          inside.delete(job);
        } else if (what === "slot" || job.slots > 0) {
          job.slots += what === "slot" ? 1 : -1;
          order.reorder(job);
        }
        const listed = [...order];
        expect(new Set(listed)).toEqual(inside);
        expect(order.isEmpty).toBe(inside.size === 0);
        for (const [at, one] of listed.entries()) {
          const next = listed[at + 1];
          if (!next) continue;
          expect(precedes(next, one, slotsOf)).toBe(false);
          const isEqual = next.customerId === one.customerId && next.slots === one.slots;
          expect(isEqual && isStocked(next) && !isStocked(one)).toBe(false);
        }
      }
    }),
  ));

test("contenders may be removed and added during iteration", () => {
  const jobs = Array.from(
    { length: 50 },
    (_, nr): Contender => ({ id: `${nr}` as JobId, customerId: `${nr % 7}` as CustomerId, slots: 0, cores: 9 }),
  );
  const order = new FairOrder<Contender>(
    () => 0,
    () => true,
  );
  for (const job of jobs) order.add(job);
  const seen: Contender[] = [];
  for (const job of order) {
    seen.push(job);
    order.delete(job);
  }
  expect(new Set(seen)).toEqual(new Set(jobs));
  expect(order.isEmpty).toBe(true);
});
