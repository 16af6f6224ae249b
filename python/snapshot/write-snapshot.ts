import { ByteReader } from "#core/metering/byte-reader";
import { ByteWriter } from "#core/metering/byte-writer";
import { OP, TYPE } from "#core/metering/opcodes";
import { readSections, SECTION } from "#core/metering/sections";
import { readLayout } from "./module-layout";

const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
const PAGE_BYTES = 65_536;
/**
 * A stack for the unit, above everything else. The package's own has 512 KiB, which a hundred calls through C (as in a
 * cached function) use up; the interpreter itself refuses more than 500 of them, which fit here.
 */
const STACK_PAGES = 64;
/** Shorter runs of zeros are cheaper inside a segment than another segment's header. */
const MIN_ZERO_RUN = 64;
const FUNCTION_EXPORT = 0;
const MEMORY_EXPORT = 2;
const I32_LOAD = 0x28;
const I32_GREATER_THAN_UNSIGNED = 0x4b;
const ALIGNED_TO_4 = 2;

/**
 * How a unit starts: its arguments are fetched, then a function of the table is called with one of the interpreter's
 * callables.
 */
export interface Entry {
  /** The address for the number and the length of the arguments, followed by pointers to them, then their text. */
  counts: number;
  pointers: number;
  text: number;
  maxArguments: number;
  maxTextBytes: number;
  /** Of type `(callable, 0, 0, 0) → result`. */
  tableIndex: number;
  callable: number;
}

/**
 * The module as it was built, but with the snapshot as its initial memory, a stack of its own, and a `_start` that
 * calls `entry` instead of initialising. It exports that and its memory, and nothing else.
 */
export function writeSnapshot(module: Uint8Array, memory: Uint8Array, entry: Entry): Uint8Array {
  const sections = readSections(module);
  const layout = readLayout(sections);
  const pages = memory.length / PAGE_BYTES + STACK_PAGES;
  const out = new ByteWriter(module.length + memory.length);
  out.bytes(HEADER);
  const copy = (id: number) => {
    const reader = sections.get(id);
    if (!reader) return;
    out.byte(id);
    out.u32(reader.end - reader.at);
    out.bytes(reader.bytes, reader.at, reader.end);
  };
  out.section(SECTION.type, appended(sections.get(SECTION.type), 2, writeTypes));
  copy(SECTION.import);
  out.section(
    SECTION.function,
    appended(sections.get(SECTION.function), 1, (to) => to.u32(layout.types + 1)),
  );
  copy(SECTION.table);
  out.section(SECTION.memory, memorySection(pages));
  out.section(SECTION.global, globalSection(pages * PAGE_BYTES));
  out.section(SECTION.export, exportSection(layout.functions));
  copy(SECTION.element);
  out.section(
    SECTION.code,
    appended(sections.get(SECTION.code), 1, (to) => to.sized(startBody(layout, entry))),
  );
  out.section(SECTION.data, dataSection(memory));
  return out.written.slice();
}

/** A section's vector with further entries appended. */
function appended(reader: ByteReader | undefined, more: number, write: (out: ByteWriter) => void): ByteWriter {
  if (!reader) throw new Error("The interpreter lacks a section that every command has.");
  const from = new ByteReader(reader.bytes, reader.at, reader.end);
  const out = new ByteWriter(from.end - from.at + 64);
  out.u32(from.u32() + more);
  out.bytes(from.bytes, from.at, from.end);
  write(out);
  return out;
}

function writeTypes(out: ByteWriter) {
  for (const byte of [TYPE.func, 4, TYPE.i32, TYPE.i32, TYPE.i32, TYPE.i32, 1, TYPE.i32]) out.byte(byte);
  for (const byte of [TYPE.func, 0, 0]) out.byte(byte);
}

function memorySection(pages: number): ByteWriter {
  const out = new ByteWriter();
  out.u32(1);
  out.byte(0);
  out.u32(pages);
  return out;
}

function globalSection(stackPointer: number): ByteWriter {
  const out = new ByteWriter();
  for (const byte of [1, TYPE.i32, 1, OP.i32Const]) out.byte(byte);
  out.positive(stackPointer);
  out.byte(OP.end);
  return out;
}

function exportSection(start: number): ByteWriter {
  const out = new ByteWriter();
  out.u32(2);
  out.name("memory");
  out.byte(MEMORY_EXPORT);
  out.u32(0);
  out.name("_start");
  out.byte(FUNCTION_EXPORT);
  out.u32(start);
  return out;
}

function startBody({ types, imports }: ReturnType<typeof readLayout>, entry: Entry): ByteWriter {
  const out = new ByteWriter();
  const constant = (value: number) => {
    out.byte(OP.i32Const);
    out.positive(value);
  };
  const call = (name: string) => {
    const index = imports.indexOf(name);
    if (index < 0) throw new Error(`The interpreter does not import ${name}.`);
    out.byte(OP.call);
    out.u32(index);
    out.byte(OP.drop);
  };
  const trapIfMore = (at: number, max: number) => {
    constant(at);
    for (const byte of [I32_LOAD, ALIGNED_TO_4, 0]) out.byte(byte);
    constant(max);
    for (const byte of [I32_GREATER_THAN_UNSIGNED, OP.if, TYPE.empty, OP.unreachable, OP.end]) out.byte(byte);
  };
  out.byte(0);
  constant(entry.counts);
  constant(entry.counts + 4);
  call("args_sizes_get");
  trapIfMore(entry.counts, entry.maxArguments);
  trapIfMore(entry.counts + 4, entry.maxTextBytes);
  constant(entry.pointers);
  constant(entry.text);
  call("args_get");
  for (const value of [entry.callable, 0, 0, 0, entry.tableIndex]) constant(value);
  out.byte(OP.callIndirect);
  out.u32(types);
  // The callable ends the process; it never returns.
  for (const byte of [0, OP.drop, OP.unreachable, OP.end]) out.byte(byte);
  return out;
}

/** All nonzero bytes, in active segments. */
function dataSection(memory: Uint8Array): ByteWriter {
  const runs = nonZeroRuns(memory);
  const out = new ByteWriter(memory.length);
  out.u32(runs.length);
  for (const { from, to } of runs) {
    out.byte(0);
    out.byte(OP.i32Const);
    out.positive(from);
    out.byte(OP.end);
    out.u32(to - from);
    out.bytes(memory, from, to);
  }
  return out;
}

function nonZeroRuns(memory: Uint8Array): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  let last = -1;
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue;
    if (from >= 0 && at - last > MIN_ZERO_RUN) {
      runs.push({ from, to: last + 1 });
      from = -1;
    }
    if (from < 0) from = at;
    last = at;
  }
  if (from >= 0) runs.push({ from, to: last + 1 });
  return runs;
}
