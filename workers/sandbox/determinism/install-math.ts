import type { MuslMath } from "../math/load-musl-math";
import { defineHidden } from "./define-hidden";
import type { UnitRandom } from "./unit-random";

/** Functions of Math that the standard defines exactly, so that every engine agrees on them. */
const EXACT = ["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc"];
const CONSTANTS = ["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"];

/**
 * Makes `Math` the same everywhere: musl's functions for those that engines compute differently, the unit's own
 * generator for `random`, and nothing that only newer engines have.
 */
export function installMath(math: Math, musl: MuslMath, random: () => UnitRandom) {
  const { abs } = math;
  const isNotNumber = Number.isNaN;
  const hypot = (...values: number[]) => {
    let length = 0;
    for (let i = 0; i < values.length; i++) length = musl.hypot(length, +(values[i] as number));
    return length;
  };
  // C returns 1 where JavaScript returns NaN.
  const pow = (base: number, exponent: number) => {
    const power = +exponent;
    const b = +base;
    return isNotNumber(power) || ((b === 1 || b === -1) && abs(power) === Infinity) ? NaN : musl.pow(b, power);
  };
  const own: Record<string, unknown> = {
    hypot,
    pow,
    random: () => random().next(),
    atan2: (y: number, x: number) => musl.atan2(+y, +x),
  };
  for (const name of Object.keys(musl) as (keyof MuslMath)[]) {
    const compute = musl[name] as (x: number) => number;
    if (typeof compute === "function") own[name] ??= { [name]: (x: number) => compute(+x) }[name];
  }
  const keep = new Set<string | symbol>([...EXACT, ...CONSTANTS, ...Object.keys(own), Symbol.toStringTag]);
  for (const key of Reflect.ownKeys(math)) if (!keep.has(key)) Reflect.deleteProperty(math, key);
  defineHidden(math, own);
}
