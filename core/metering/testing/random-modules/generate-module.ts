import { seededRandom } from "../../../random";
import { exported, func, leb, module, section, sized } from "../assemble";
import { CodeWriter } from "./code-writer";
import { CHANGING_ELEMENTS, MAX_CHANGING_ELEMENTS } from "./reference-writer";
import { F32, F64, I32, I64, type ValueType } from "./value-type";

const TYPES: ValueType[] = [I32, I64, F32, F64];
const PARAMETERS = [I32, I64, F32, F64];
const LEAVES = 4;
const TABLE_SIZE = 8;

/**
 * A valid random module from a seed: functions that compute with numbers and vectors, branch, loop, throw and catch,
 * call each other directly and through tables that change, read and write memory and globals, and sometimes trap. It
 * always ends: loops are counted, and functions only call later ones. The bits of a NaN, which the standard leaves
 * open, never reach anything that is compared.
 */
export function generateModule(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const functions = LEAVES + 1 + pick(4);
  const results = Array.from({ length: functions }, (_, i) =>
    i >= functions - LEAVES ? (TYPES[i % TYPES.length] as ValueType) : (TYPES[pick(4)] as ValueType),
  );
  const typeOf = (result: ValueType) => TYPES.indexOf(result);
  const bodies = results.map((result, i) => {
    const callable = results.map((type, index) => ({ type, index })).filter(({ index }) => index > i);
    const leaves = callable.filter(({ index }) => index >= functions - LEAVES);
    const isLeaf = i >= functions - LEAVES;
    const writer = new CodeWriter(random, isLeaf ? { callable: [], leaves: [] } : { callable, leaves });
    return sized(writer.functionBody(result));
  });
  const leaves = Array.from({ length: LEAVES }, (_, i) => functions - LEAVES + i);
  const table = Array.from({ length: TABLE_SIZE - 1 }, () => functions - LEAVES + pick(LEAVES));
  return module(
    section(1, ...TYPES.map((result) => func(PARAMETERS, [result])), func([I32], [])),
    section(3, ...results.map((result) => [typeOf(result)])),
    section(4, [0x70, 0, TABLE_SIZE], [0x70, 1, CHANGING_ELEMENTS, MAX_CHANGING_ELEMENTS]),
    section(5, [1, 1, 2]),
    section(13, [0, TYPES.length]),
    section(
      6,
      [I32, 1, 0x41, 7, 0x0b],
      [I64, 1, 0x42, 9, 0x0b],
      [F32, 1, 0x43, 0, 0, 0x80, 0x3f, 0x0b],
      [F64, 1, 0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x0b],
    ),
    section(7, exported("run", 0, 0), exported("memory", 2, 0), ...TYPES.map((_, i) => exported(`global${i}`, 3, i))),
    section(
      9,
      [0, 0x41, 0, 0x0b, ...leb(table.length), ...table.flatMap(leb)],
      [3, 0, LEAVES, ...leaves.flatMap(leb)], // declares them, so that references to them may be taken
    ),
    section(10, ...bodies),
  );
}
