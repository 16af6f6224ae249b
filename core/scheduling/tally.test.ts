import fc from "fast-check";
import { expect, test } from "vitest";
import { Tally } from "./tally";

test("whatever is added and removed, each kind is counted, and the most frequent one is known", () =>
  fc.assert(
    fc.property(fc.array(fc.record({ comes: fc.boolean(), kind: fc.nat(4) }), { maxLength: 80 }), (acts) => {
      const tally = new Tally<number>();
      const there: number[] = [];
      for (const { comes, kind } of acts) {
        if (comes) there.push(kind);
        else if (there.includes(kind)) there.splice(there.indexOf(kind), 1);
        if (comes) tally.add(kind);
        else tally.remove(kind);
        const counts = [0, 1, 2, 3, 4].map((one) => there.filter((other) => other === one).length);
        expect([0, 1, 2, 3, 4].map((one) => tally.of(one))).toEqual(counts);
        expect(tally.max).toBe(Math.max(...counts));
        expect(new Set(tally.kinds)).toEqual(new Set(there));
      }
    }),
  ));
