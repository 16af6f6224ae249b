/** Instructions with about the same cost, given what an optimising engine makes of them. */
export type InstructionClass = keyof typeof INSTRUCTION_WEIGHTS;

/**
 * Fuel of one instruction of each class: small integers, chosen from measurements by `npm run bench -- calibration` so
 * that fuel matches time. They are part of prepared programs: if you change one, raise the version of prepared programs
 * and measure `FUEL_PER_CORE_SECOND` again.
 */
export const INSTRUCTION_WEIGHTS = {
  /** Locals, constants, drop: an optimising engine removes them. */
  moves: 1,
  integers: 1,
  floatSigns: 2,
  floats: 2,
  loads: 2,
  stores: 2,
  selects: 2,
  globals: 3,
  conversions: 3,
  multiplications: 4,
  references: 4,
  roundings: 6,
  floatDivisions: 28,
  integerDivisions: 40,
  branches: 4,
  branchTables: 10,
  /** Including the function's frame and the fuel check at its start. */
  calls: 50,
  indirectCalls: 70,
  vectorLoads: 4,
  vectorStores: 4,
  vectorLanes: 4,
  vectorIntegers: 5,
  vectorMultiplications: 6,
  vectorFloats: 6,
  vectorDivisions: 30,
  /** One bulk instruction, and half of the cost of each of its bytes or elements. */
  bulk: 48,
  byteHalves: 1,
  elementHalves: 32,
  /** Growing a memory may copy it, and costs the device pages that nothing else accounts for. */
  memoryGrowth: 200_000,
  /** What metering itself adds: to each straight, and to each NaN that is made canonical. */
  straights: 3,
  nans: 3,
} as const satisfies Record<string, number>;

export type InstructionWeights = Readonly<Record<InstructionClass, number>>;

/** The fuel of every opcode, for lookups per instruction. */
export interface WeightTable {
  weights: InstructionWeights;
  /** By the first byte. */
  plain: Uint32Array;
  /** By the byte after the vector prefix. */
  vector: Uint32Array;
}

type Run = number | readonly [first: number, last: number];

const PLAIN: readonly (readonly [InstructionClass, ...Run[]])[] = [
  ["moves", 0x01, 0x1a, [0x20, 0x22], [0x41, 0x44]],
  ["globals", 0x23, 0x24, 0x3f],
  ["selects", 0x1b, 0x1c],
  ["references", 0x25, 0x26, [0xd0, 0xd2]],
  ["loads", [0x28, 0x35]],
  ["stores", [0x36, 0x3e]],
  ["memoryGrowth", 0x40],
  ["integers", [0x45, 0x5a], [0x67, 0x6b], [0x71, 0x7d], [0x83, 0x8a], 0xa7, 0xac, 0xad, [0xc0, 0xc4]],
  ["multiplications", 0x6c, 0x7e],
  ["integerDivisions", [0x6d, 0x70], [0x7f, 0x82]],
  ["floats", [0x5b, 0x66], [0x92, 0x94], [0x96, 0x97], [0xa0, 0xa2], [0xa4, 0xa5]],
  ["floatSigns", 0x8b, 0x8c, 0x98, 0x99, 0x9a, 0xa6, [0xbc, 0xbf]],
  ["floatDivisions", 0x91, 0x95, 0x9f, 0xa3],
  ["roundings", [0x8d, 0x90], [0x9b, 0x9e]],
  ["conversions", [0xa8, 0xab], [0xae, 0xbb]],
  ["branches", 0x00, 0x04, 0x08, 0x09, 0x0c, 0x0d, 0x0f],
  ["branchTables", 0x0e],
  ["calls", 0x10, 0x12],
  ["indirectCalls", 0x11, 0x13],
];

const VECTOR: readonly (readonly [InstructionClass, ...Run[]])[] = [
  ["moves", 0x0c],
  ["vectorLoads", [0x00, 0x0a], [0x54, 0x57], 0x5c, 0x5d],
  ["vectorStores", 0x0b, [0x58, 0x5b]],
  ["vectorLanes", [0x0d, 0x22], 0x53, 0x62, 0x63, 0x64, 0x83, 0x84, 0xa3, 0xa4, 0xc3, 0xc4],
  ["vectorMultiplications", 0x82, 0x95, [0x9c, 0x9f], 0xb5, 0xba, [0xbc, 0xbf], 0xd5, [0xdc, 0xdf]],
  ["vectorFloats", [0x41, 0x4c], 0x5e, 0x5f, [0x67, 0x6a], 0x74, 0x75, 0x7a, 0x94, 0xe0, 0xe1, [0xe4, 0xe6]],
  ["vectorFloats", [0xe8, 0xed], [0xf0, 0xf2], [0xf4, 0xff]],
  ["vectorDivisions", 0xe3, 0xe7, 0xef, 0xf3],
];

const OPCODES = 256;
/** block, loop, else, try, catch, end, delegate and catch_all only delimit code. */
const STRUCTURE: readonly Run[] = [0x02, 0x03, [0x05, 0x07], 0x0b, 0x18, 0x19];
/** Their weight is that of the following opcode: bulk instructions and saturating truncations, and vectors. */
const PREFIXES: Run = [0xfc, 0xfd];

/** Opcodes without a class cost as much as arithmetic; metering refuses those that it does not know. */
export function weightTable(weights: InstructionWeights): WeightTable {
  const plain = new Uint32Array(OPCODES).fill(weights.integers);
  const vector = new Uint32Array(OPCODES).fill(weights.vectorIntegers);
  for (const run of [...STRUCTURE, PREFIXES]) fill(plain, run, 0);
  for (const [table, classes] of [[plain, PLAIN] as const, [vector, VECTOR] as const]) {
    for (const [name, ...runs] of classes) for (const run of runs) fill(table, run, weights[name]);
  }
  return { weights, plain, vector };
}

function fill(table: Uint32Array, run: Run, weight: number) {
  const [first, last] = typeof run === "number" ? [run, run] : run;
  table.fill(weight, first, last + 1);
}

export const WEIGHT_TABLE = weightTable(INSTRUCTION_WEIGHTS);
