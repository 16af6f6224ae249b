import type { Random } from "../../../random";
import { leb } from "../assemble";
import { ReferenceWriter } from "./reference-writer";
import { F32, F64, I32, I64, type ValueType } from "./value-type";
import { VectorWriter } from "./vector-writer";

interface Callable {
  type: ValueType;
  index: number;
}

const PER_TYPE = { [I32]: 0, [I64]: 1, [F32]: 2, [F64]: 3 };
const TYPES: ValueType[] = [I32, I64, F32, F64];

/** Opcodes from and to, by what they take. */
const UNARY = { [I32]: [0x67, 0x69], [I64]: [0x79, 0x7b], [F32]: [0x8b, 0x91], [F64]: [0x99, 0x9f] };
const BINARY = { [I32]: [0x6a, 0x78], [I64]: [0x7c, 0x8a], [F32]: [0x92, 0x97], [F64]: [0xa0, 0xa5] };
const COMPARE = { [I32]: [0x46, 0x4f], [I64]: [0x51, 0x5a], [F32]: [0x5b, 0x60], [F64]: [0x61, 0x66] };
const COPYSIGN = { [F32]: 0x98, [F64]: 0xa6 };
const LOAD = {
  [I32]: [0x28, 0x2c, 0x2d, 0x2e, 0x2f],
  [I64]: [0x29, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35],
  [F32]: [0x2a],
  [F64]: [0x2b],
};
const STORE = { [I32]: [0x36, 0x3a, 0x3b], [I64]: [0x37, 0x3c, 0x3d, 0x3e], [F32]: [0x38], [F64]: [0x39] };
/** To each type: the opcode and what it takes. Reinterpretations are here too; they see canonical NaNs only. */
const CONVERT: Record<ValueType, [op: number[], from: ValueType][]> = {
  [I32]: [
    [[0xa7], I64],
    [[0xa8], F32],
    [[0xaa], F64],
    [[0xbc], F32],
    [[0xc0], I32],
    [[0xfc, 0], F32],
    [[0xfc, 3], F64],
    [[0x45], I32],
    [[0x50], I64],
  ],
  [I64]: [
    [[0xac], I32],
    [[0xad], I32],
    [[0xae], F32],
    [[0xb1], F64],
    [[0xbd], F64],
    [[0xc4], I64],
    [[0xfc, 6], F64],
    [[0xfc, 5], F32],
  ],
  [F32]: [
    [[0xb2], I32],
    [[0xb5], I64],
    [[0xb6], F64],
    [[0xbe], I32],
  ],
  [F64]: [
    [[0xb7], I32],
    [[0xb8], I32],
    [[0xba], I64],
    [[0xbb], F32],
    [[0xbf], I64],
  ],
};
const DIVISIONS = new Set([0x6d, 0x6e, 0x6f, 0x70, 0x7f, 0x80, 0x81, 0x82]);
/** What takes the place of a truncation that traps. */
const SATURATING: Record<number, number[]> = { 168: [0xfc, 0], 170: [0xfc, 2], 174: [0xfc, 4], 177: [0xfc, 7] };
/** One in so many may trap. */
const RARE = 30;
const REINTERPRETS = new Set([0xbc, 0xbd]);
/** After the parameters: one more of each type, one of each float for canonical NaNs, two counters of loops, two vectors. */
const LOCALS = [I32, I64, F32, F64, F32, F64, I32, I32, 0x7b, 0x7b];
const OWN_LOCALS: Record<ValueType, number[]> = { [I32]: [0, 4], [I64]: [1, 5], [F32]: [2, 6], [F64]: [3, 7] };
const SPARE = { [F32]: 8, [F64]: 9 };
const COUNTERS = [10, 11];
const [VECTOR, SPARE_VECTOR] = [12, 13];
/** The one tag of exceptions, which carries a number. */
const TAG = 0;

/** Writes functions of random but valid code: every expression leaves one value of its type. */
export class CodeWriter {
  readonly #random: Random;
  readonly #calls: { callable: Callable[]; leaves: Callable[] };
  readonly #vectors: VectorWriter;
  readonly #references: ReferenceWriter;
  #budget = 0;
  #loops = 0;

  constructor(random: Random, calls: { callable: Callable[]; leaves: Callable[] }) {
    this.#random = random;
    this.#calls = calls;
    this.#vectors = new VectorWriter(random, {
      seen: (type, depth) => this.#seen(type, depth),
      address: () => this.#address(),
      own: VECTOR,
      spare: SPARE_VECTOR,
    });
    this.#references = new ReferenceWriter(random, {
      number: () => this.#expression(I32, 1),
      functions: calls.leaves.map(({ index }) => index),
    });
  }

  functionBody(result: ValueType): number[] {
    this.#budget = 120;
    return [
      ...leb(LOCALS.length),
      ...LOCALS.flatMap((type) => [1, type]),
      ...this.#statements(3 + this.#pick(5)),
      ...this.#expression(result, 4),
      0x0b,
    ];
  }

  #statements(count: number): number[] {
    return Array.from({ length: count }, () => this.#statement()).flat();
  }

  #statement(): number[] {
    if (this.#budget <= 0) return [0x01];
    const type = this.#type();
    switch (this.#pick(13)) {
      case 0:
      case 1:
        return [...this.#expression(type, 3), 0x21, this.#local(type)];
      case 2:
        return [...this.#seen(type, 3), 0x24, PER_TYPE[type]];
      case 3:
        return [...this.#address(), ...this.#seen(type, 3), this.#one(STORE[type]), 0, ...leb(this.#pick(64))];
      case 4:
        return [...this.#expression(I32, 3), 0x04, 0x40, ...this.#statements(2), 0x05, ...this.#statements(1), 0x0b];
      case 5:
        return this.#loop();
      case 6:
        return [0x02, 0x40, ...this.#statements(1), ...this.#expression(I32, 2), 0x0d, 0, ...this.#statements(2), 0x0b];
      case 7:
        return this.#switch();
      case 8:
        return [...this.#vectors.vector(this.#vectorDepth()), 0x21, VECTOR];
      case 9:
        return this.#vectors.store(this.#vectorDepth());
      case 10:
        return this.#references.statement();
      case 11:
        return this.#attempt();
      default:
        return this.#bulk();
    }
  }

  /** Something that may throw, here or in what it calls, and what becomes of it. */
  #attempt(): number[] {
    const thrown = [...this.#expression(I32, 1), 0x08, TAG];
    const body = [
      ...this.#statements(1),
      ...this.#expression(I32, 2),
      0x04,
      0x40,
      ...thrown,
      0x0b,
      ...this.#statements(1),
    ];
    const caught = [0x07, TAG, 0x21, this.#local(I32), ...this.#statements(1)];
    const anything = this.#pick(2) === 0 ? [0x19, ...this.#statements(1)] : [];
    return [0x06, 0x40, ...body, ...caught, ...anything, 0x0b];
  }

  /** Vectors hold many numbers: a few of them are all that a function's budget takes. */
  #vectorDepth(): number {
    this.#budget -= 6;
    return this.#budget > 0 ? 2 : 0;
  }

  /** A loop that is left after a few turns, whatever its body does. */
  #loop(): number[] {
    const counter = COUNTERS[this.#loops];
    if (counter === undefined) return [0x01];
    this.#loops += 1;
    const turns = 1 + this.#pick(6);
    const body = this.#statements(2);
    this.#loops -= 1;
    const countDown = [0x20, counter, 0x41, 1, 0x6b, 0x22, counter];
    return [0x41, turns, 0x21, counter, 0x03, 0x40, ...body, ...countDown, 0x0d, 0, 0x0b];
  }

  #switch(): number[] {
    const choice = [...this.#expression(I32, 2), 0x41, 3, 0x71];
    const inner = [0x02, 0x40, 0x02, 0x40, ...choice, 0x0e, 2, 0, 1, 0, 0x0b];
    return [...inner, ...this.#statements(1), 0x0b, ...this.#statements(1)];
  }

  #bulk(): number[] {
    const length = [...this.#expression(I32, 1), 0x41, ...signed(255), 0x71];
    if (this.#pick(8) === 0) return [0x41, 1, 0x40, 0, 0x1a];
    if (this.#pick(2) === 0) return [...this.#address(), ...this.#expression(I32, 1), ...length, 0xfc, 11, 0];
    return [...this.#address(), ...this.#address(), ...length, 0xfc, 10, 0, 0];
  }

  #expression(type: ValueType, depth: number): number[] {
    this.#budget -= 1;
    if (depth <= 0 || this.#budget <= 0) return this.#simple(type);
    const next = depth - 1;
    switch (this.#pick(13)) {
      case 0:
      case 1:
        return this.#simple(type);
      case 2:
        return [...this.#expression(type, next), this.#between(UNARY[type])];
      case 3:
      case 4:
      case 5:
        return this.#binary(type, next);
      case 6:
        return this.#conversion(type, next);
      case 7:
        return [...this.#address(), this.#one(LOAD[type]), 0, ...leb(this.#pick(64))];
      case 8:
        return [...this.#expression(type, next), ...this.#expression(type, next), ...this.#expression(I32, next), 0x1b];
      case 9:
        return [
          ...this.#expression(I32, next),
          0x04,
          type,
          ...this.#expression(type, next),
          0x05,
          ...this.#expression(type, next),
          0x0b,
        ];
      case 10:
        return this.#call(type, next);
      case 11:
        return this.#vectors.scalar(type, Math.min(next, this.#vectorDepth()));
      default:
        return this.#odd(type, next);
    }
  }

  /** Most divisions are by an odd number: a module that traps early shows little of the rest. */
  #binary(type: ValueType, depth: number): number[] {
    const op = this.#between(BINARY[type]);
    const operands = [...this.#expression(type, depth), ...this.#expression(type, depth)];
    if (!DIVISIONS.has(op) || this.#pick(RARE) === 0) return [...operands, op];
    return [...operands, ...(type === I32 ? [0x41, 1, 0x72] : [0x42, 1, 0x84]), op];
  }

  #conversion(type: ValueType, depth: number): number[] {
    const [chosen, from] = this.#one(CONVERT[type]);
    const op = this.#pick(RARE) === 0 ? chosen : (SATURATING[chosen[0] ?? 0] ?? chosen);
    const takes = REINTERPRETS.has(op[0] ?? 0) ? this.#seen(from, depth) : this.#expression(from, depth);
    return [...takes, ...op];
  }

  #call(type: ValueType, depth: number): number[] {
    const from = this.#loops > 0 ? this.#calls.leaves : this.#calls.callable;
    const fitting = from.filter((callable) => callable.type === type);
    if (fitting.length === 0) return this.#simple(type);
    const values = TYPES.flatMap((parameter) => this.#expression(parameter, Math.min(1, depth)));
    if (this.#pick(RARE) === 0) return [...values, ...this.#expression(I32, 1), 0x41, 7, 0x71, 0x11, PER_TYPE[type], 0];
    if (this.#pick(RARE) === 0) return [...values, ...this.#references.call(PER_TYPE[type])];
    return [...values, 0x10, ...leb(this.#one(fitting).index)];
  }

  #odd(type: ValueType, depth: number): number[] {
    if (this.#pick(3 * RARE) === 0) return [0x00];
    if (this.#pick(2 * RARE) === 0) return [...this.#expression(I32, 1), 0x08, TAG];
    if (type === I32) {
      if (this.#pick(3) === 0) return this.#references.asked();
      const compared = this.#type();
      return [
        ...this.#expression(compared, depth),
        ...this.#expression(compared, depth),
        this.#between(COMPARE[compared]),
      ];
    }
    if (type === I64) return [...this.#expression(I64, depth), 0x22, this.#local(I64)];
    return [...this.#expression(type, depth), ...this.#seen(type, depth), COPYSIGN[type]];
  }

  /** A float whose NaN, if it is one, is made the same by the program itself: what looks at bits gets nothing else. */
  #seen(type: ValueType, depth: number): number[] {
    const code = this.#expression(type, depth);
    if (type !== F32 && type !== F64) return code;
    const spare = SPARE[type];
    const canonical = type === F32 ? [0x43, 0, 0, 0xc0, 0x7f] : [0x44, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f];
    return [...code, 0x22, spare, ...canonical, 0x20, spare, 0x20, spare, type === F32 ? 0x5b : 0x61, 0x1b];
  }

  #simple(type: ValueType): number[] {
    switch (this.#pick(4)) {
      case 0:
      case 1:
        return [0x20, this.#local(type)];
      case 2:
        return [0x23, PER_TYPE[type]];
      default:
        return this.#constant(type);
    }
  }

  #constant(type: ValueType): number[] {
    const view = new DataView(new ArrayBuffer(8));
    const float = this.#one([
      0,
      -0,
      1,
      -1.5,
      1e10,
      3e-39,
      2 ** 31,
      -(2 ** 63),
      Infinity,
      Number.NaN,
      this.#random() * 100,
    ]);
    switch (type) {
      case I32:
        return [0x41, ...signed(this.#whole())];
      case I64:
        return [0x42, ...signed(this.#whole())];
      case F32:
        view.setFloat32(0, float, true);
        return [0x43, ...new Uint8Array(view.buffer, 0, 4)];
      default:
        view.setFloat64(0, float, true);
        return [0x44, ...new Uint8Array(view.buffer)];
    }
  }

  /** Mostly inside the memory; now and then anywhere. */
  #address(): number[] {
    const anywhere = this.#expression(I32, 1);
    return this.#pick(2 * RARE) === 0 ? anywhere : [...anywhere, 0x41, ...signed(0xff8), 0x71];
  }

  #whole = () =>
    this.#one([0, 1, -1, 2, 7, 31, 63, 64, 255, -128, 65_535, 2_147_483_647, -2_147_483_648, this.#pick(1e6)]);
  #type = () => this.#one(TYPES);
  #local = (type: ValueType) => this.#one(OWN_LOCALS[type]);
  #pick = (count: number) => Math.floor(this.#random() * count);
  #one = <Item>(items: readonly Item[]) => items[this.#pick(items.length)] as Item;
  #between = ([first = 0, last = 0]: readonly number[]) => first + this.#pick(last - first + 1);
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    const isLast = (rest >> 7n === 0n && low < 0x40) || (rest >> 7n === -1n && low >= 0x40);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}
