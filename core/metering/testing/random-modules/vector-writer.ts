import type { Random } from "../../../random";
import { leb } from "../assemble";
import { F32, F64, I32, I64, type ValueType } from "./value-type";

const PREFIX = 0xfd;
const MAX_LANES = 16;

/** Opcodes from and to. */
type Range = readonly [first: number, last: number];

const UNARY: readonly Range[] = [
  [0x4d, 0x4d],
  [0x60, 0x62],
  [0x7c, 0x81],
  [0x87, 0x8a],
  [0xa0, 0xa1],
  [0xa7, 0xaa],
  [0xc0, 0xc1],
  [0xc7, 0xca],
  [0xe0, 0xe1],
  [0xec, 0xed],
];
const BINARY: readonly Range[] = [
  [0x0e, 0x0e],
  [0x23, 0x40],
  [0x4e, 0x51],
  [0x65, 0x66],
  [0x6e, 0x73],
  [0x76, 0x79],
  [0x7b, 0x7b],
  [0x82, 0x82],
  [0x85, 0x86],
  [0x8e, 0x93],
  [0x95, 0x99],
  [0x9b, 0x9f],
  [0xae, 0xae],
  [0xb1, 0xb1],
  [0xb5, 0xba],
  [0xbc, 0xbf],
  [0xce, 0xce],
  [0xd1, 0xd1],
  [0xd5, 0xdf],
  [0xea, 0xeb],
  [0xf6, 0xf7],
];
const SHIFTS: readonly Range[] = [
  [0x6b, 0x6d],
  [0x8b, 0x8d],
  [0xab, 0xad],
  [0xcb, 0xcd],
];
const TO_I32: readonly Range[] = [
  [0x53, 0x53],
  [0x63, 0x64],
  [0x83, 0x84],
  [0xa3, 0xa4],
  [0xc3, 0xc4],
];
const LOADS: readonly Range[] = [
  [0x00, 0x0a],
  [0x5c, 0x5d],
];
/** Per lane of a memory's value: loads, with stores four further on; and how many lanes there are. */
const LANE_LOADS = [0x54, 0x55, 0x56, 0x57];

const SPLAT: readonly (readonly [op: number, from: ValueType])[] = [
  [0x0f, I32],
  [0x10, I32],
  [0x11, I32],
  [0x12, I64],
  [0x13, F32],
  [0x14, F64],
];
/** To each type: the opcode and the lanes. */
const EXTRACT: Record<ValueType, readonly (readonly [op: number, lanes: number])[]> = {
  [I32]: [
    [0x15, 16],
    [0x16, 16],
    [0x18, 8],
    [0x19, 8],
    [0x1b, 4],
  ],
  [I64]: [[0x1d, 2]],
  [F32]: [[0x1f, 4]],
  [F64]: [[0x21, 2]],
};
const REPLACE: readonly (readonly [op: number, lanes: number, from: ValueType])[] = [
  [0x17, 16, I32],
  [0x1a, 8, I32],
  [0x1c, 4, I32],
  [0x1e, 2, I64],
  [0x20, 4, F32],
  [0x22, 2, F64],
];

/** Arithmetic by kind of float; what only compares or moves bits follows after `judges`. */
const FLOATS = {
  single: {
    unary: [
      [0x67, 0x6a],
      [0xe3, 0xe3],
    ] as readonly Range[],
    binary: [[0xe4, 0xe9]] as readonly Range[],
    judges: [[0x41, 0x46]] as readonly Range[],
    truncations: [0xf8, 0xf9],
    fromIntegers: [0xfa, 0xfb],
    other: 0x5e,
    equal: 0x41,
    nan: [0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f],
  },
  double: {
    unary: [
      [0x74, 0x75],
      [0x7a, 0x7a],
      [0x94, 0x94],
      [0xef, 0xef],
    ] as readonly Range[],
    binary: [[0xf0, 0xf5]] as readonly Range[],
    judges: [[0x47, 0x4c]] as readonly Range[],
    truncations: [0xfc, 0xfd],
    fromIntegers: [0xfe, 0xff],
    other: 0x5f,
    equal: 0x47,
    nan: [0, 0, 0, 0, 0, 0, 0xf8, 0x7f],
  },
} as const;
type Precision = keyof typeof FLOATS;

/** What a vector is made of; the writer of the function provides it. */
export interface Scalars {
  /** An expression whose NaN, if it is one, is the canonical one. */
  seen(type: ValueType, depth: number): number[];
  address(): number[];
  /** Locals of vectors: one of the function's own, one to look at a value twice. */
  own: number;
  spare: number;
}

/** Writes expressions that leave one vector of 128 bits, and what looks at one. */
export class VectorWriter {
  readonly #random: Random;
  readonly #scalars: Scalars;

  constructor(random: Random, scalars: Scalars) {
    this.#random = random;
    this.#scalars = scalars;
  }

  /** Its bits are the same however NaNs come out. */
  vector(depth: number): number[] {
    if (depth <= 0) return this.#simple();
    const next = depth - 1;
    switch (this.#pick(11)) {
      case 0:
        return this.#simple();
      case 1:
        return [...this.vector(next), ...this.#op(this.#between(UNARY))];
      case 2:
      case 3:
        return [...this.vector(next), ...this.vector(next), ...this.#op(this.#between(BINARY))];
      case 4:
        return [...this.vector(next), ...this.vector(next), ...this.vector(next), ...this.#op(0x52)];
      case 5:
        return [...this.vector(next), ...this.#scalars.seen(I32, 1), ...this.#op(this.#between(SHIFTS))];
      case 6:
        return [...this.vector(next), ...this.vector(next), ...this.#op(0x0d), ...this.#bytes(() => this.#pick(32))];
      case 7:
        return this.#replaced(next);
      case 8:
        return this.#judged(next);
      default:
        return this.#canonical(this.#pick(2) === 0 ? "single" : "double", next);
    }
  }

  /** A number of this type that is taken from a vector. */
  scalar(type: ValueType, depth: number): number[] {
    const vector = this.vector(depth);
    if (type === I32 && this.#pick(2) === 0) return [...vector, ...this.#op(this.#between(TO_I32))];
    const [op, lanes] = this.#one(EXTRACT[type]);
    return [...vector, ...this.#op(op), this.#pick(lanes)];
  }

  /** Writes a vector, or a lane of one, into memory. */
  store(depth: number): number[] {
    const operands = [...this.#scalars.address(), ...this.vector(depth)];
    if (this.#pick(2) === 0) return [...operands, ...this.#op(0x0b), 0, this.#pick(64)];
    const size = this.#pick(LANE_LOADS.length);
    const op = (LANE_LOADS[size] as number) + LANE_LOADS.length;
    return [...operands, ...this.#op(op), 0, this.#pick(64), this.#pick(MAX_LANES >> size)];
  }

  #simple(): number[] {
    switch (this.#pick(5)) {
      case 0:
        return [0x20, this.#scalars.own];
      case 1:
        return [...this.#op(0x0c), ...this.#bytes(() => this.#one([0, 0, 1, 0x7f, 0x80, 0xff, this.#pick(256)]))];
      case 2:
        return [...this.#scalars.address(), ...this.#op(this.#between(LOADS)), 0, this.#pick(64)];
      default: {
        const [op, from] = this.#one(SPLAT);
        return [...this.#scalars.seen(from, 1), ...this.#op(op)];
      }
    }
  }

  #replaced(depth: number): number[] {
    if (this.#pick(2) === 0) {
      const size = this.#pick(LANE_LOADS.length);
      const lane = [0, this.#pick(64), this.#pick(MAX_LANES >> size)];
      return [...this.#scalars.address(), ...this.vector(depth), ...this.#op(LANE_LOADS[size] as number), ...lane];
    }
    const [op, lanes, from] = this.#one(REPLACE);
    return [...this.vector(depth), ...this.#scalars.seen(from, 1), ...this.#op(op), this.#pick(lanes)];
  }

  /** Floats that are compared, or made integers: whatever bits their NaNs have. */
  #judged(depth: number): number[] {
    const precision = this.#pick(2) === 0 ? "single" : "double";
    const { judges, truncations } = FLOATS[precision];
    const first = this.#floats(precision, depth);
    if (this.#pick(2) === 0) return [...first, ...this.#op(this.#one(truncations))];
    return [...first, ...this.#floats(precision, depth), ...this.#op(this.#between(judges))];
  }

  /** `x = x ? x : NaN`, lane by lane. */
  #canonical(precision: Precision, depth: number): number[] {
    const { equal, nan } = FLOATS[precision];
    const { spare } = this.#scalars;
    const choice = [0x20, spare, 0x20, spare, ...this.#op(equal), ...this.#op(0x52)];
    return [...this.#floats(precision, depth), 0x22, spare, ...this.#op(0x0c), ...nan, ...nan, ...choice];
  }

  /** Arithmetic, with NaNs of any bits on the way. */
  #floats(precision: Precision, depth: number): number[] {
    if (depth <= 0) return this.vector(0);
    const { unary, binary, fromIntegers, other } = FLOATS[precision];
    const next = depth - 1;
    switch (this.#pick(6)) {
      case 0:
        return [...this.#floats(precision, next), ...this.#op(this.#between(unary))];
      case 1:
        return [...this.vector(next), ...this.#op(this.#one(fromIntegers))];
      case 2:
        return [...this.#floats(precision === "single" ? "double" : "single", next), ...this.#op(other)];
      default:
        return [...this.#floats(precision, next), ...this.#floats(precision, next), ...this.#op(this.#between(binary))];
    }
  }

  #op = (op: number) => [PREFIX, ...leb(op)];
  #bytes = (make: () => number) => Array.from({ length: MAX_LANES }, make);
  #pick = (count: number) => Math.floor(this.#random() * count);
  #one = <Item>(items: readonly Item[]) => items[this.#pick(items.length)] as Item;
  #between(ranges: readonly Range[]): number {
    const [first, last] = this.#one(ranges);
    return first + this.#pick(last - first + 1);
  }
}
