import wabt from "wabt";
import { findUnmetered } from "#core/metering/find-unmetered";
import { meterModule } from "#core/metering/meter-module";
import { FUEL_EXPORT } from "#core/metering/meter-names";
import { generateModule } from "#core/metering/testing/random-modules/generate-module";
import { seededRandom } from "#core/random";
import { ENDLESS_PROGRAMS } from "./endless-programs";
import { breakEach, mutate } from "./mutate";
import { type TakenApart, takeApart } from "./take-apart";

/** A metered program whose meter is to be broken. */
interface Original {
  name: string;
  parts: TakenApart;
  fuelGlobal: number;
  imported: number;
}

export interface Mutant {
  name: string;
  seed: number;
  bytes: Uint8Array;
  /** Why the device would refuse it; undefined when it would run it. */
  fault: string | undefined;
}

const RANDOM_PROGRAMS = 10;
const FEATURES = { exceptions: true, tail_call: true, bulk_memory: true, reference_types: true, mutable_globals: true };

/** Programs that never end, each in a different way, and random ones with every instruction; all of them metered. */
export async function originals(): Promise<Original[]> {
  const { parseWat } = await wabt();
  const endless = Object.entries(ENDLESS_PROGRAMS).map(([name, text]) => {
    const module = parseWat(`${name}.wat`, `(module ${text})`, FEATURES);
    const bytes = new Uint8Array(module.toBinary({}).buffer);
    module.destroy();
    return original(name, bytes);
  });
  const random = Array.from({ length: RANDOM_PROGRAMS }, (_, seed) => original(`random ${seed}`, generateModule(seed)));
  return [...endless, ...random];
}

function original(name: string, plain: Uint8Array): Original {
  const outcome = meterModule(plain, { maxPages: 64 });
  if (outcome.kind === "refused") throw new Error(`${name}: ${outcome.message}`);
  const bytes = new Uint8Array(outcome.bytes);
  const module = new WebAssembly.Module(bytes);
  const at = (one: WebAssembly.ModuleExportDescriptor) => one.kind === "global" && one.name === FUEL_EXPORT;
  if (!WebAssembly.Module.exports(module).some(at)) throw new Error(`${name} exports no fuel.`);
  return {
    name,
    parts: takeApart(bytes),
    fuelGlobal: fuelGlobalOf(bytes),
    imported: WebAssembly.Module.imports(module).length,
  };
}

/** The exported name is followed by its kind (a global) and its index. */
function fuelGlobalOf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = text[text.lastIndexOf(FUEL_EXPORT) + FUEL_EXPORT.length + 1];
  if (number === undefined || number > 0x7f) throw new Error("The number of the fuel's global is not read here.");
  return number;
}

/** All mutants that lack a single piece of their meter. */
export function breakEveryPiece(all: readonly Original[]): Mutant[] {
  return all.flatMap(({ name, parts, fuelGlobal }) =>
    breakEach(parts.functions, fuelGlobal).flatMap((functions, piece) =>
      validOnes({ name: `${name}, piece ${piece}`, seed: piece, bytes: parts.together(functions) }),
    ),
  );
}

const validOnes = (mutant: Omit<Mutant, "fault">): Mutant[] =>
  WebAssembly.validate(new Uint8Array(mutant.bytes)) ? [{ ...mutant, fault: findUnmetered(mutant.bytes) }] : [];

/** One mutant for each seed, of the originals in turn; invalid modules are left out. */
export function makeMutants(all: readonly Original[], seeds: { from: number; count: number }): Mutant[] {
  return Array.from({ length: seeds.count }, (_, index) => seeds.from + index).flatMap((seed) => {
    const { name, parts, ...places } = all[seed % all.length] as Original;
    return validOnes({ name, seed, bytes: parts.together(mutate(parts.functions, seededRandom(seed), places)) });
  });
}
