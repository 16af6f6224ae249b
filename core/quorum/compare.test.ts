import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, sameAnswer } from "./compare";

const answer: Answer = { digest: new Uint8Array([1, 2, 3]), fuel: 10, ok: true };

test("answers are equal when success and every byte are", () => {
  expect(sameAnswer(answer, { ...answer, digest: new Uint8Array([1, 2, 3]) }, "bytes")).toBe(true);
  expect(sameAnswer(answer, { ...answer, digest: new Uint8Array([1, 2, 4]) }, "bytes")).toBe(false);
  expect(sameAnswer(answer, { ...answer, digest: new Uint8Array([1, 2]) }, "bytes")).toBe(false);
  expect(sameAnswer(answer, { ...answer, ok: false }, "bytes")).toBe(false);
});

test("fuel is compared for metered programs only", () => {
  expect(sameAnswer(answer, { ...answer, fuel: 11 }, "bytes")).toBe(true);
  expect(sameAnswer(answer, { ...answer, fuel: 11 }, "bytes-and-fuel")).toBe(false);
});

test("equality is symmetric", () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3, max: 1 }), fc.uint8Array({ maxLength: 3, max: 1 }), (a, b) => {
      const [one, other] = [a, b].map((digest) => ({ ...answer, digest }));
      if (!one || !other) return;
      expect(sameAnswer(one, other, "bytes")).toBe(sameAnswer(other, one, "bytes"));
      expect(sameAnswer(one, other, "bytes")).toBe(a.join() === b.join());
    }),
  ));
