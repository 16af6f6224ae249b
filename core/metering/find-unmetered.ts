import { ByteReader } from "./byte-reader";
import { FUEL_EXPORT, METER_MODULE, PAGES_EXPORT, YIELD_IMPORT } from "./meter-names";
import { chargeCode, growCode, isAll, type MeterPlaces, pauseCode } from "./meter-places";
import { emptyShape } from "./module-shape";
import { OP } from "./opcodes";
import { Refusal, refuse } from "./refusal";
import { readCount } from "./rewrite-sections";
import { readSections, SECTION } from "./sections";
import { UnmeteredLoops } from "./unmetered-loops";

/** The functions that metering appends after the yielding one, as offsets from it. */
const CHARGE = 1;
const GROW = 2;
const START = 3;

/**
 * Checks a module that is about to run as if it had never been metered, and says where it could run for ever without
 * checking its fuel: an independent verification of the rewriter, on the device itself. Undefined for a correctly
 * metered module. Linear, without recursion.
 */
export function findUnmetered(bytes: Uint8Array): string | undefined {
  try {
    const sections = readSections(bytes);
    const bodies = bodiesOf(sections.get(SECTION.code));
    const { yieldFunction, imported } = readYield(sections.get(SECTION.import));
    const shape = emptyShape();
    shape.types = readCount(sections.get(SECTION.type));
    shape.globals = readCount(sections.get(SECTION.global));
    shape.memories = readCount(sections.get(SECTION.memory));
    const asks = pauseCode(yieldFunction);
    const pause = bodies.findIndex((body) => isAll(body, asks));
    if (pause < 0) refuse("It has no function that asks its host");
    if (sections.has(SECTION.start)) refuse("It runs a function before it is asked to");
    const places: MeterPlaces = { shape, pauseFunction: imported + pause, ...readGauges(sections.get(SECTION.export)) };
    if (!bodies[pause + CHARGE] || !isAll(bodies[pause + CHARGE] as ByteReader, chargeCode(places)))
      refuse("Its function that charges by length does something else");
    if (!bodies[pause + GROW] || !isAll(bodies[pause + GROW] as ByteReader, growCode(places)))
      refuse("Its function that grows the memory does something else");
    const loops = new UnmeteredLoops(places);
    for (const [index, body] of bodies.entries()) {
      const isMeter = index >= pause && index <= pause + GROW;
      if (!isMeter && !(index === pause + START && isOneCall(body))) loops.read(body);
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

/** Only functions may be imported, and the meter's own import comes last. */
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

function readGauges(reader: ByteReader | undefined): { fuelGlobal: number; pagesGlobal: number } {
  const count = readCount(reader);
  let fuelGlobal = -1;
  let pagesGlobal = -1;
  for (let i = 0; reader && i < count; i++) {
    const name = reader.name();
    const kind = reader.byte();
    const index = reader.u32();
    if (kind === 3 && isName(name, FUEL_EXPORT)) fuelGlobal = index;
    if (kind === 3 && isName(name, PAGES_EXPORT)) pagesGlobal = index;
  }
  if (fuelGlobal < 0) refuse("It does not export its fuel");
  if (pagesGlobal < 0) refuse("It does not export how far its memory may grow");
  return { fuelGlobal, pagesGlobal };
}

const isName = (name: Uint8Array, text: string) =>
  name.length === text.length && name.every((byte, at) => byte === text.charCodeAt(at));

/** The host calls it, once. */
function isOneCall(body: ByteReader): boolean {
  const reader = new ByteReader(body.bytes, body.at, body.end);
  if (reader.byte() !== 0 || reader.byte() !== OP.call) return false;
  reader.u32();
  return reader.byte() === OP.end && reader.done;
}
