import { leb } from "#core/metering/testing/assemble";
import type { Random } from "#core/random";
import type { FunctionCode, Instruction } from "./take-apart";

type Code = Instruction[];

interface Change {
  random: Random;
  code: Code;
  /** The module's functions, including imported ones. */
  functions: number;
  fuelGlobal: number;
}

const pick = (random: Random, count: number) => Math.floor(random() * count);
const oneOf = <One>(random: Random, all: readonly One[]) => all[pick(random, all.length)] as One;

const isCharge = ([a, b, c, d]: Code, fuel: number) =>
  isGlobal(a, 0x23, fuel) && b?.[0] === 0x42 && c?.[0] === 0x7d && isGlobal(d, 0x24, fuel);
const isCheck = ([a, b, c, d, e, f]: Code, fuel: number) =>
  isGlobal(a, 0x23, fuel) &&
  b?.[0] === 0x42 &&
  c?.[0] === 0x53 &&
  d?.[0] === 0x04 &&
  e?.[0] === 0x10 &&
  f?.[0] === 0x0b;
const isGlobal = (one: Instruction | undefined, op: number, fuel: number) =>
  one?.[0] === op && String(one.slice(1)) === String(leb(fuel));

/** The pieces of the meter in the code: position, length and purpose. */
function meterPlaces({ code, fuelGlobal }: Pick<Change, "code" | "fuelGlobal">) {
  const places: { at: number; length: number; kind: "charge" | "check" | "measure" }[] = [];
  for (let at = 0; at < code.length; at++) {
    const next = code.slice(at, at + 6);
    if (isCharge(next, fuelGlobal)) places.push({ at, length: 4, kind: "charge" });
    else if (isCheck(next, fuelGlobal)) places.push({ at, length: 6, kind: "check" });
    else if (next[0]?.[0] === 0x41 && next[1]?.[0] === 0x10 && next[2]?.[0] === 0xfc)
      places.push({ at, length: 2, kind: "measure" });
  }
  return places;
}

/** Which of the enclosing blocks of an instruction are loops, outermost first. */
function blocksAt(code: Code, at: number): boolean[] {
  const open: boolean[] = [];
  for (const [op] of code.slice(0, at)) {
    if (op === 0x02 || op === 0x03 || op === 0x04 || op === 0x06) open.push(op === 0x03);
    else if (op === 0x0b || op === 0x18) open.pop();
  }
  return open;
}

const splice = (code: Code, at: number, length: number, ...put: Code) => [
  ...code.slice(0, at),
  ...put,
  ...code.slice(at + length),
];
const insert = (change: Change, ...put: Code) =>
  splice(change.code, pick(change.random, change.code.length), 0, ...put);

/** Changes one piece of the meter; returns the code unchanged if there is none. */
const atMeter = (replace: (piece: Code, change: Change) => Code) => (change: Change) => {
  const places = meterPlaces(change);
  if (places.length === 0) return change.code;
  const { at, length } = oneOf(change.random, places);
  return splice(change.code, at, length, ...replace(change.code.slice(at, at + length), change));
};

const CHARGES: Code = [
  [0x42, 0],
  [0x42, 1],
  [0x42, 0x7f],
  [0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40],
  [0x42, 0xff, 0xff, 0x3f],
];

/** Instructions that no device may run: newer exceptions, typed calls, garbage collection, threads, a second memory. */
const FOREIGN: Code[] = [
  [[0x1f, 0x40, 0], [0x0b]],
  [[0x0a]],
  [
    [0xd0, 0x70],
    [0x14, 0],
  ],
  [
    [0xd0, 0x70],
    [0x15, 0],
  ],
  [[0xd0, 0x70], [0xd5, 0], [0x1a]],
  [[0xfb, 0x01, 0], [0x1a]],
  [[0xfe, 0x03, 0]],
  [[0x41, 0], [0x28, 0x42, 1, 0], [0x1a]],
  [
    [0x41, 0],
    [0x41, 0],
    [0x42, 0],
    [0xfc, 11, 1],
  ],
  [[0xfd, 0x80, 0x02], [0x1a]],
];

const MUTATIONS: readonly ((change: Change) => Code)[] = [
  atMeter(() => []),
  atMeter(() => []),
  atMeter((piece) => [[0x41, 0], [0x04, 0x40], ...piece, [0x0b]]),
  atMeter((piece) => [[0x02, 0x40], [0x0c, 0], ...piece, [0x0b]]),
  atMeter((piece) => [[0x02, 0x40], [0x41, 1], [0x0d, 0], ...piece, [0x0b]]),
  atMeter((piece) => [[0x06, 0x40], [0x19], ...piece, [0x0b]]),
  atMeter((piece) => [[0x03, 0x40], ...piece, [0x0b]]),
  atMeter((piece, { random }) => piece.map((one) => (one[0] === 0x42 ? oneOf(random, CHARGES) : one))),
  atMeter((piece, { random }) => piece.map((one) => (one[0] === 0x41 ? [0x41, oneOf(random, [0, 0x7f])] : one))),
  atMeter((piece, { fuelGlobal }) => [...piece, [0x42, 0xff, 0xff, 0x3f], [0x24, ...leb(fuelGlobal)]]),
  // Move code.
  (change) => {
    const places = meterPlaces(change);
    if (places.length === 0) return change.code;
    const { at, length } = oneOf(change.random, places);
    const piece = change.code.slice(at, at + length);
    return insert({ ...change, code: splice(change.code, at, length) }, ...piece);
  },
  // Backward branches, conditional or not.
  ...[[] as Code, [[0x41, 1]] as Code].map((condition) => (change: Change) => {
    const at = pick(change.random, change.code.length);
    const open = blocksAt(change.code, at);
    const loops = open.flatMap((isLoop, index) => (isLoop ? [open.length - 1 - index] : []));
    if (loops.length === 0) return change.code;
    return splice(change.code, at, 0, ...condition, [
      condition.length ? 0x0d : 0x0c,
      ...leb(oneOf(change.random, loops)),
    ]);
  }),
  // Calls of existing functions and of the meter's own; tail calls.
  (change) => insert(change, [oneOf(change.random, [0x10, 0x12]), ...leb(pick(change.random, change.functions))]),
  (change) => insert(change, [0x41, 0], [oneOf(change.random, [0x11, 0x13]), oneOf(change.random, [0, 1, 2]), 0]),
  ({ code }) => code.map((one) => (one[0] === 0x10 ? [0x12, ...one.slice(1)] : one)),
  ({ code }) => code.map((one) => (one[0] === 0x11 ? [0x13, ...one.slice(1)] : one)),
  // New loops, and nested loops.
  (change) => insert(change, [0x03, 0x40], [0x0c, 0], [0x0b]),
  (change) => {
    const heads = change.code.flatMap(([op], index) => (op === 0x03 ? [index] : []));
    if (heads.length === 0) return change.code;
    const at = oneOf(change.random, heads);
    let end = at + 1;
    for (let depth = 1; depth > 0 && end < change.code.length; end++) {
      const op = change.code[end]?.[0];
      if (op === 0x02 || op === 0x03 || op === 0x04 || op === 0x06) depth += 1;
      else if (op === 0x0b || op === 0x18) depth -= 1;
    }
    return splice(change.code, end, 0, ...change.code.slice(at, end));
  },
  // Much work in one instruction.
  (change) => insert(change, [0x41, 0], [0x41, 0], [0x41, 0x80, 0x80, 0x04], [0xfc, 11, 0]),
  (change) => insert(change, [0x41, 0], [0x40, 0], [0x1a]),
  (change) => insert(change, ...oneOf(change.random, FOREIGN)),
  // Remove or repeat an instruction.
  (change) => splice(change.code, pick(change.random, change.code.length), 1),
  (change) => {
    const at = pick(change.random, change.code.length);
    return splice(change.code, at, 0, change.code[at] as Instruction);
  },
];

/** For every piece of the meter: the functions without it, and with it on a path that is never taken. */
export function breakEach(functions: readonly FunctionCode[], fuelGlobal: number): FunctionCode[][] {
  return functions.flatMap(({ locals, code }, index) =>
    meterPlaces({ code, fuelGlobal }).flatMap(({ at, length }) =>
      [[], [[0x41, 0], [0x04, 0x40], ...code.slice(at, at + length), [0x0b]]].map((put) =>
        functions.with(index, { locals, code: splice(code, at, length, ...put) }),
      ),
    ),
  );
}

/** The functions with up to three changes to their meter or their code. */
export function mutate(
  functions: readonly FunctionCode[],
  random: Random,
  { imported, fuelGlobal }: { imported: number; fuelGlobal: number },
): FunctionCode[] {
  const mutant = [...functions];
  for (let changes = 1 + pick(random, 3); changes > 0; changes--) {
    const index = pick(random, mutant.length);
    const { locals, code } = mutant[index] as FunctionCode;
    const change = { random, code, functions: imported + functions.length, fuelGlobal };
    mutant[index] = { locals, code: oneOf(random, MUTATIONS)(change) };
  }
  return mutant;
}
