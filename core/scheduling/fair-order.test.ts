import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId, JobId } from "../ids";
import { precedes } from "../testing/precedes";
import { FairOrder } from "./fair-order";
import type { Contender } from "./fair-share";

const acts = fc.array(
  fc.record({
    what: fc.constantFrom("add", "delete", "slot", "unseat", "give way"),
    job: fc.nat(11),
    customer: fc.nat(3),
  }),
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
      const behind = new Set<CustomerId>();
      let placed = 0;
      const order = new FairOrder<Contender>({
        slotsOf,
        gaveWay: (customer) => behind.has(customer),
        isReadyAtOnce: isStocked,
        nextPlace: () => placed++,
      });
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
          if (what === "slot") behind.delete(job.customerId);
          if (what === "give way") behind.add(job.customerId);
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
          const isEqualCustomer = slotsOf(next.customerId) === slotsOf(one.customerId);
          const [before, after] = [one, next].map(({ customerId }) => order.standing(customerId)[1]) as [
            number,
            number,
          ];
          const bothBehind = behind.has(one.customerId) && behind.has(next.customerId);
          expect(isEqualCustomer && bothBehind && after < before).toBe(false);
          expect(isEqualCustomer && behind.has(one.customerId) && !behind.has(next.customerId) && isStocked(next)).toBe(
            false,
          );
        }
      }
    }),
  ));

test("contenders may be removed and added during iteration", () => {
  const jobs = Array.from(
    { length: 50 },
    (_, nr): Contender => ({ id: `${nr}` as JobId, customerId: `${nr % 7}` as CustomerId, slots: 0, cores: 9 }),
  );
  const order = new FairOrder<Contender>({
    slotsOf: () => 0,
    gaveWay: () => false,
    isReadyAtOnce: () => true,
    nextPlace: () => 0,
  });
  for (const job of jobs) order.add(job);
  const seen: Contender[] = [];
  for (const job of order) {
    seen.push(job);
    order.delete(job);
  }
  expect(new Set(seen)).toEqual(new Set(jobs));
  expect(order.isEmpty).toBe(true);
});
