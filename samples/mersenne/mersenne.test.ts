import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { JobManifest } from "#protocol/manifest/job-manifest";
import trialFactor, { powerOfTwo } from "./mersenne.js";
import { powerOfTwoBig, smallestDivisor } from "./reference";

/** Smallest prime factors of M_p, as published. */
const PUBLISHED: [p: number, factor: number][] = [
  [11, 23],
  [23, 47],
  [29, 233],
  [37, 223],
  [41, 13_367],
  [43, 431],
  [47, 2_351],
  [53, 6_361],
  [59, 179_951],
  [67, 193_707_721],
  [71, 228_479],
  [73, 439],
  [79, 2_687],
  [83, 167],
  [97, 11_447],
  [113, 3_391],
  [131, 263],
  [179, 359],
  [191, 383],
  [197, 7_487],
  [211, 15_193],
  [223, 18_287],
  [229, 1_504_073],
  [233, 1_399],
  [239, 479],
  [251, 503],
];
const PRIME_EXPONENTS = [2, 3, 5, 7, 13, 17, 19, 31, 61];

test("its manifest is valid", () => {
  const text = readFileSync(new URL("./manifest.json", import.meta.url), "utf8");
  expect(JobManifest.parse(JSON.parse(text)).inputs).toEqual({ kind: "range", from: 3, to: 3001, step: 2 });
});

test("finds the published factors, and each divides its Mersenne number", () => {
  for (const [p, factor] of PUBLISHED) {
    expect(trialFactor(p)).toMatchObject({ p, outcome: "factor", factor, k: (factor - 1) / (2 * p) });
    expect((2n ** BigInt(p) - 1n) % BigInt(factor)).toBe(0n);
  }
});

test("proves the first Mersenne primes prime", () => {
  for (const p of PRIME_EXPONENTS) expect(trialFactor(p)).toMatchObject({ p, outcome: "prime" });
});

test("agrees with the reference on every exponent up to 300, below 20,000", () => {
  const bound = 20_000;
  for (let p = 2; p <= 300; p++) {
    const { outcome, factor } = trialFactor({ p, bound });
    const isPrime = [2, 3, 5, 7, 11, 13, 17].every((prime) => p === prime || p % prime !== 0);
    expect(outcome === "composite-exponent", `${p}`).toBe(!isPrime);
    if (!isPrime) continue;
    const divisor = smallestDivisor(p, bound);
    const isItself = divisor !== undefined && BigInt(divisor) === 2n ** BigInt(p) - 1n;
    expect(factor, `p = ${p}`).toBe(isItself ? undefined : divisor);
    if (isItself) expect(outcome).toBe("prime");
  }
});

test("powers of two are exact for moduli up to 2^50", () => {
  const odd = fc.integer({ min: 1, max: 2 ** 49 - 1 }).map((half) => 2 * half + 1);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), odd, (exponent, q) => {
      expect(powerOfTwo(exponent, q)).toBe(Number(powerOfTwoBig(BigInt(exponent), BigInt(q))));
    }),
    { numRuns: 2_000 },
  );
  for (const q of [2 ** 50 - 1, 2 ** 50 - 27, 2 ** 49 + 1]) {
    expect(powerOfTwo(123_456_789, q)).toBe(Number(powerOfTwoBig(123_456_789n, BigInt(q))));
  }
});

test("a search that is bounded below the smallest factor says so", () => {
  expect(trialFactor({ p: 67, bound: 193_707_721 }).outcome).toBe("none-below-bound");
  expect(trialFactor({ p: 67, bound: 193_707_722 })).toMatchObject({ outcome: "factor", factor: 193_707_721 });
});

test("what is no exponent is refused with a sentence", () => {
  for (const p of [1, -7, 2.5, Number.NaN, 2 ** 34]) expect(() => trialFactor(p)).toThrow("an exponent must be");
  expect(() => trialFactor({ p: 11, bound: 2 ** 51 })).toThrow("a bound must be");
});
