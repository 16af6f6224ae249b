import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Grant } from "#protocol/devices/device-messages";
import { type Lease, LeaseBook } from "./lease-book";

const grant = (change: Partial<Grant> = {}): Grant => ({
  grantId: "g1",
  jobId: "job",
  block: 0,
  slot: 0,
  units: [4, 5, 6],
  token: "t".repeat(43),
  ...change,
});

function takeAll(book: LeaseBook, slot: number): Lease[] {
  const leases: Lease[] = [];
  for (let lease = book.take(slot); lease; lease = book.take(slot)) leases.push(lease);
  return leases;
}

describe("a lease book", () => {
  test("gives a slot its own units, in order of arrival, with their lines", () => {
    const book = new LeaseBook();
    book.add(grant({ lines: ["four", "five", "six"] }), 1, 0);
    book.add(grant({ grantId: "g2", units: [9] }), 1, 0);
    book.add(grant({ grantId: "g3", slot: 1, units: [7] }), 1, 0);
    expect(takeAll(book, 0).map(({ unit, line }) => [unit, line])).toEqual([
      [4, "four"],
      [5, "five"],
      [6, "six"],
      [9, undefined],
    ]);
    expect(takeAll(book, 1).map(({ unit }) => unit)).toEqual([7]);
  });

  test("accepts a repeated grant only once", () => {
    const book = new LeaseBook();
    book.add(grant(), 1, 0);
    book.add(grant(), 1, 0);
    expect(takeAll(book, 0)).toHaveLength(3);
  });

  test("forgets a grant when its last unit is finished, so that it is no longer renewed", () => {
    const book = new LeaseBook();
    book.add(grant(), 1, 0);
    const leases = takeAll(book, 0);
    for (const lease of leases.slice(1)) book.finish(lease);
    expect(book.grantIds()).toEqual(["g1"]);
    for (const lease of leases) book.finish(lease);
    expect(book.grantIds()).toEqual([]);
    expect(book.holdsJob("job")).toBe(false);
  });

  test("keeps only the named grants, and says which units of each were dropped", () => {
    const book = new LeaseBook();
    book.add(grant(), 1, 0);
    book.add(grant({ grantId: "g2", slot: 1, units: [7] }), 1, 0);
    const running = book.take(0);
    expect(book.keepOnly(running ? [running] : [])).toEqual([
      { grantId: "g1", units: [5, 6] },
      { grantId: "g2", units: [7] },
    ]);
    expect([book.take(0), book.take(1)]).toEqual([undefined, undefined]);
    expect(book.grantIds()).toEqual(["g1"]);
    if (running) book.finish(running);
    expect(book.grantIds()).toEqual([]);
  });

  test("holds nothing that was revoked, even when a slot already took it", () => {
    const book = new LeaseBook();
    book.add(grant(), 1, 0);
    book.add(grant({ grantId: "g2", slot: 1, units: [7] }), 1, 0);
    book.add(grant({ grantId: "g3", slot: 1, units: [1], jobId: "other" }), 1, 0);
    const running = book.take(1);
    book.revoke({ kind: "slot", jobId: "job", slot: 1 });
    expect(running && book.holds(running)).toBe(false);
    expect(book.grantIds()).toEqual(["g1", "g3"]);
    book.revoke({ kind: "job", jobId: "job" });
    expect(book.grantIds()).toEqual(["g3"]);
    book.revoke({ kind: "all", why: { kind: "device-limited" } });
    expect(book.grantIds()).toEqual([]);
  });

  test("keeps the leases of the slots that stay", () => {
    const book = new LeaseBook();
    book.add(grant(), 1, 0);
    book.add(grant({ grantId: "g2", slot: 2, units: [7, 8] }), 1, 0);
    const lease = book.take(2);
    book.vacate(1);
    expect(lease && book.holds(lease)).toBe(false);
    expect(book.grantIds()).toEqual(["g1"]);
  });

  test("gives back units that had not begun in removed slots", () => {
    const book = new LeaseBook();
    book.add(grant({ grantId: "g0", slot: 0, units: [1] }), 1, 0);
    book.add(grant({ grantId: "g1", slot: 1, units: [2, 3] }), 1, 0);
    const running = book.take(1);
    expect(book.keepOnly(running ? [running] : [], 1)).toEqual([{ grantId: "g1", units: [3] }]);
    expect(book.take(0)).toMatchObject({ unit: 1 });
    expect(running && book.holds(running)).toBe(true);
  });

  test("holds each lease until it is finished or given up, and not longer", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { maxLength: 60 }), (acts) => {
        const book = new LeaseBook();
        const held = new Set<Lease>();
        acts.forEach(([slot, act], index) => {
          if (act <= 1) {
            const units = [index * 3, index * 3 + 1, index * 3 + 2];
            book.add(grant({ grantId: `g${index}`, slot, units }), 1, 0);
          } else if (act <= 3) {
            const lease = book.take(slot);
            if (!lease) return;
            expect(held.has(lease)).toBe(false);
            held.add(lease);
          } else if (act === 4) {
            const [lease] = held;
            if (!lease) return;
            held.delete(lease);
            book.finish(lease);
            expect(book.holds(lease)).toBe(false);
          } else {
            book.vacate(slot);
            for (const lease of [...held]) {
              if (lease.grant.slot < slot) continue;
              held.delete(lease);
              expect(book.holds(lease)).toBe(false);
            }
          }
          for (const lease of held) expect(book.holds(lease)).toBe(true);
        });
      }),
    );
  });
});
