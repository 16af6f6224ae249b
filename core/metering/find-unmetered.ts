import { ByteReader } from "./byte-reader";
import { FUEL_EXPORT, METER_MODULE, YIELD_IMPORT } from "./meter-names";
import { emptyShape } from "./module-shape";
import { OP, TYPE } from "./opcodes";
import { Refusal, refuse } from "./refusal";
import { readCount } from "./rewrite-sections";
import { readSections, SECTION } from "./sections";
import { UnmeteredLoops } from "./unmetered-loops";

/** What metering appends behind the function that asks, counted from it. */
const CHARGE = 1;
const START = 3;

/**
 * Reads a module that is about to be run as if nobody had metered it, and says where it could go on for ever unasked:
 * the rewriter's work seen by other eyes, on the device itself. Nothing is said of a module that is metered. Linear, and
 * it does not recurse.
 */
export function findUnmetered(bytes: Uint8Array): string | undefined {
  try {
    const sections = readSections(bytes);
    const bodies = bodiesOf(sections.get(SECTION.code));
    const { yieldFunction, imported } = readYield(sections.get(SECTION.import));
    const shape = emptyShape();
    shape.types = readCount(sections.get(SECTION.type));
    shape.globals = readCount(sections.get(SECTION.global));
    const pause = bodies.findIndex((body) => isPause(body, yieldFunction));
    if (pause < 0) refuse("It has no function that asks its host");
    if (sections.has(SECTION.start)) refuse("It runs a function before it is asked to");
    const fuelGlobal = readFuelExport(sections.get(SECTION.export));
    const loops = new UnmeteredLoops({ shape, fuelGlobal, pauseFunction: imported + pause });
    for (const [index, body] of bodies.entries()) {
      if (index === pause + CHARGE) loops.readCharge(body);
      else if (index !== pause && !(index === pause + START && isOneCall(body))) loops.read(body);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function bodiesOf(reader: ByteReader | undefined): ByteReader[] {
  const count = readCount(reader);
  const bodies: ByteReader[] = [];
  for (let i = 0; reader && i < count; i++) {
    const length = reader.u32();
    const from = reader.at;
    reader.skip(length);
    bodies.push(new ByteReader(reader.bytes, from, reader.at));
  }
  return bodies;
}

/** Only functions may be imported, and the meter's own comes last. */
function readYield(reader: ByteReader | undefined): { yieldFunction: number; imported: number } {
  const count = readCount(reader);
  let yieldFunction = -1;
  for (let i = 0; reader && i < count; i++) {
    const isMeter = isName(reader.name(), METER_MODULE);
    const isYield = isName(reader.name(), YIELD_IMPORT);
    if (reader.byte() !== 0) refuse("It imports something that is no function", reader.at);
    reader.u32();
    if (isMeter && isYield) yieldFunction = i;
  }
  if (yieldFunction < 0) refuse("It does not import the function that asks its host");
  return { yieldFunction, imported: count };
}

function readFuelExport(reader: ByteReader | undefined): number {
  const count = readCount(reader);
  let fuelGlobal = -1;
  for (let i = 0; reader && i < count; i++) {
    const isFuel = isName(reader.name(), FUEL_EXPORT);
    const kind = reader.byte();
    const index = reader.u32();
    if (isFuel && kind === 3) fuelGlobal = index;
  }
  if (fuelGlobal < 0) refuse("It does not export its fuel");
  return fuelGlobal;
}

const isName = (name: Uint8Array, text: string) =>
  name.length === text.length && name.every((byte, at) => byte === text.charCodeAt(at));

/** `if (yield()) unreachable` and nothing else. */
function isPause(body: ByteReader, yieldFunction: number): boolean {
  const reader = new ByteReader(body.bytes, body.at, body.end);
  const isNext = (byte: number) => !reader.done && reader.byte() === byte;
  if (!isNext(0) || !isNext(OP.call) || reader.u32() !== yieldFunction) return false;
  const rest = [OP.if, TYPE.empty, OP.unreachable, OP.end, OP.end];
  return rest.every(isNext) && reader.done;
}

/** The host calls it, once. */
function isOneCall(body: ByteReader): boolean {
  const reader = new ByteReader(body.bytes, body.at, body.end);
  if (reader.byte() !== 0 || reader.byte() !== OP.call) return false;
  reader.u32();
  return reader.byte() === OP.end && reader.done;
}
