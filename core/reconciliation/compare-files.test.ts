import fc from "fast-check";
import { expect, test } from "vitest";
import { compareFiles } from "./compare-files";

const theirs = (key: string, cents: number, id = key) => ({ key, cents, id });
const ours = (key: string, cents: number, isDue = true) => ({ key, cents, isDue });

test("each movement agrees, is missing on one side, or has another amount; a repeated line is counted once", () => {
  const file = [theirs("a", 100), theirs("b", 200), theirs("c", 300), theirs("a", 100), theirs("a", 100)];
  expect(compareFiles(file, [ours("a", 100), ours("b", 201), ours("d", 400), ours("e", 500, false)])).toEqual({
    agreeing: { count: 1, cents: 100 },
    missingHere: [{ key: "c", cents: 300 }],
    missingThere: [{ key: "d", cents: 400 }],
    differing: [{ key: "b", ours: 201, theirs: 200 }],
    twice: [{ key: "a", cents: 100, times: 3 }],
  });
});

test("parts of a movement are one: a refund that failed has moved nothing", () => {
  const file = [theirs("re_1", 500, "txn_1"), theirs("re_1", -500, "txn_2")];
  expect(compareFiles(file, [ours("re_1", 0, false)])).toMatchObject({ agreeing: { count: 1, cents: 0 }, twice: [] });
});

test("every key is in one place, whatever the files say, and a file of what is here agrees", () => {
  const key = fc.constantFrom("a", "b", "c", "__proto__", "constructor", "");
  const line = fc.record({ key, cents: fc.integer({ min: -5, max: 5 }), id: fc.constantFrom("1", "2") });
  const own = fc.record({ key, cents: fc.integer({ min: -5, max: 5 }), isDue: fc.boolean() });
  fc.assert(
    fc.property(fc.array(line), fc.uniqueArray(own, { selector: (one) => one.key }), (file, known) => {
      const { agreeing, missingHere, missingThere, differing } = compareFiles(file, known);
      const keys = new Set([...file, ...known.filter((one) => one.isDue)].map((one) => one.key));
      expect(agreeing.count + missingHere.length + missingThere.length + differing.length).toBe(keys.size);
      const same = compareFiles(
        known.map(({ key: of, cents }) => theirs(of, cents)),
        known,
      );
      expect(same.agreeing.count).toBe(known.length);
      expect([same.missingHere, same.missingThere, same.differing, same.twice]).toEqual([[], [], [], []]);
    }),
  );
});
