import type { ByteReader } from "./byte-reader";
import type { ByteWriter } from "./byte-writer";
import type { ModuleShape } from "./module-shape";
import { refuse } from "./refusal";

/**
 * Where things are once metering has added its own: the yield import comes after the module's imports, so the module's
 * own functions move up by one; everything else is appended and moves nothing.
 */
export interface IndexMap {
  fuelGlobal: number;
  pagesGlobal: number;
  yieldFunction: number;
  /** `() → ()`: yields, and traps when the host says so. */
  pauseFunction: number;
  /** `(n, shift) → n`: charges n >> shift for an instruction whose cost depends on its last operand. */
  chargeFunction: number;
  /** `(pages) → pages or −1`: replaces memory.grow, which would only respect the module's own limit. */
  growFunction: number;
  /** `() → ()`: calls the module's start function. Exporting that function itself would let the module refer to it. */
  startFunction: number;
}

export function indexMap(shape: ModuleShape): IndexMap {
  return {
    fuelGlobal: shape.globals,
    pagesGlobal: shape.globals + 1,
    yieldFunction: shape.importedFunctions,
    pauseFunction: shape.functions + 1,
    chargeFunction: shape.functions + 2,
    growFunction: shape.functions + 3,
    startFunction: shape.functions + 4,
  };
}

/** Copies a function index, moved to the function's new position. */
export function moveFunctionIndex(reader: ByteReader, writer: ByteWriter, shape: ModuleShape) {
  const at = reader.at;
  const index = reader.u32();
  if (index >= shape.functions) refuse("It names a function that it does not have", at);
  writer.u32(movedFunction(index, shape));
}

export const movedFunction = (index: number, shape: ModuleShape) =>
  index < shape.importedFunctions ? index : index + 1;

/** An index past the module's own types would otherwise refer to those that metering appends. */
export function readTypeIndex(reader: ByteReader, shape: ModuleShape): number {
  const at = reader.at;
  const index = reader.u32();
  if (index >= shape.types) refuse("It names a type that it does not have", at);
  return index;
}

/** The type of a block: nothing, a value type, or the index of a function type. */
export function readBlockType(reader: ByteReader, shape: ModuleShape) {
  const at = reader.at;
  const type = reader.s33();
  if (type >= shape.types) refuse("It names a type that it does not have", at);
  if (type === -29 || type === -28) {
    refuse("It uses typed references, which do not run here", at);
  }
}
