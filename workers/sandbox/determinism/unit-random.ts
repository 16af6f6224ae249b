const { imul } = Math;

/**
 * The randomness that one unit sees: xoshiro128** (Blackman and Vigna, public domain), seeded with the unit's index
 * alone, so that every replica of the unit draws the same numbers and no two units share a sequence.
 */
export class UnitRandom {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(unit: number) {
    let seed = (unit ^ 0x9e37_79b9) >>> 0;
    const split = () => {
      seed = (seed + 0x9e37_79b9) >>> 0;
      let mixed = imul(seed ^ (seed >>> 16), 0x85eb_ca6b);
      mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
      return (mixed ^ (mixed >>> 16)) >>> 0;
    };
    this.#a = split();
    this.#b = split();
    this.#c = split();
    this.#d = split() | 1;
  }

  /** 32 bits as a whole number from 0. */
  bits(): number {
    const scrambled = imul(rotate(imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return scrambled;
  }

  /** A number in [0, 1) with 53 random bits. */
  next(): number {
    const high = this.bits() >>> 5;
    return (high * 67_108_864 + (this.bits() >>> 6)) / 9_007_199_254_740_992;
  }

  fill(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at += 4) {
      const bits = this.bits();
      for (let i = 0; i < 4 && at + i < bytes.length; i++) bytes[at + i] = bits >>> (8 * i);
    }
  }
}

const rotate = (bits: number, by: number) => (bits << by) | (bits >>> (32 - by));
