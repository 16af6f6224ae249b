import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, sameAnswer } from "./compare";
import { maxReplicas, settleUnit } from "./settle-unit";

const answer = (): fc.Arbitrary<Answer> =>
  fc.record({
    digest: fc.constantFrom(1, 2, 3).map((byte) => new Uint8Array([byte])),
    fuel: fc.constantFrom(10, 11),
    ok: fc.boolean(),
  });
const answers = () => fc.array(answer(), { maxLength: 12 });
const quorum = () => fc.integer({ min: 1, max: 5 });
const comparison = () => fc.constantFrom("bytes" as const, "bytes-and-fuel" as const);

/** Sizes of the classes of equal answers, counted in a different way. */
function largestClass(given: Answer[], by: "bytes" | "bytes-and-fuel"): number {
  const sizes = new Map<string, number>();
  for (const { ok, digest, fuel } of given) {
    const key = `${ok} ${digest.join()} ${by === "bytes" ? "" : fuel}`;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...sizes.values());
}

test("a unit is agreed exactly when as many answers are equal as the quorum requires", () =>
  fc.assert(
    fc.property(answers(), quorum(), comparison(), (given, wanted, by) => {
      expect(settleUnit(given, wanted, by).kind === "agreed").toBe(largestClass(given, by) >= wanted);
    }),
  ));

test("the agreeing answers are all equal, and together with the outvoted ones they are all answers", () =>
  fc.assert(
    fc.property(answers(), quorum(), comparison(), (given, wanted, by) => {
      const settlement = settleUnit(given, wanted, by);
      if (settlement.kind !== "agreed") return;
      const [canonical] = settlement.agreeing;
      expect(settlement.agreeing.length).toBeGreaterThanOrEqual(wanted);
      expect(settlement.agreeing.every((one) => canonical && sameAnswer(one, canonical, by))).toBe(true);
      expect(settlement.outvoted.some((one) => canonical && sameAnswer(one, canonical, by))).toBe(false);
      expect(new Set([...settlement.agreeing, ...settlement.outvoted])).toEqual(new Set(given));
    }),
  ));

test("an undecided unit asks for exactly as many replicas as its largest group is missing", () =>
  fc.assert(
    fc.property(answers(), quorum(), comparison(), (given, wanted, by) => {
      const settlement = settleUnit(given, wanted, by);
      if (settlement.kind !== "undecided") return;
      expect(settlement.wanted).toBe(wanted - largestClass(given, by));
      expect(settlement.wanted).toBeGreaterThan(0);
    }),
  ));

test("without a quorum a unit is disputed once it has the maximum of replicas, and not before", () =>
  fc.assert(
    fc.property(answers(), quorum(), comparison(), (given, wanted, by) => {
      const { kind } = settleUnit(given, wanted, by);
      if (largestClass(given, by) < wanted) expect(kind === "disputed").toBe(given.length >= maxReplicas(wanted));
    }),
  ));

test("the order of the answers does not matter while one group has the quorum", () =>
  fc.assert(
    fc.property(answers(), quorum(), comparison(), (given, wanted, by) => {
      expect(settleUnit(given.toReversed(), wanted, by).kind).toBe(settleUnit(given, wanted, by).kind);
    }),
  ));
