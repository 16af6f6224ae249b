import type { ByteReader } from "./byte-reader";
import { ControlStack } from "./control-stack";
import { readBlockType } from "./index-map";
import { skipImmediates } from "./instruction-immediates";
import type { ModuleShape } from "./module-shape";
import { OP, TYPE } from "./opcodes";
import { refuse } from "./refusal";
import { readValueType } from "./value-types";

/** Where a metered module keeps its meter. */
export interface MeterPlaces {
  shape: ModuleShape;
  fuelGlobal: number;
  /** Asks the host, and traps when it says so. Those that charge by length and grow the memory come right behind it. */
  pauseFunction: number;
}

const OWN_CALLS = 2;

/** The function that charges by length may compute with the fuel, and nothing else. */
const CHARGING: ReadonlySet<number> = new Set([
  OP.globalGet,
  OP.globalSet,
  OP.localGet,
  OP.i64Const,
  OP.i64ExtendI32,
  OP.i64ShiftRight,
  OP.i64Multiply,
  OP.i64Sub,
]);

/**
 * Refuses functions in which something could run for ever unasked. Every loop and every function that calls must begin
 * by comparing fuel with zero; every branch back must have been charged since the code before it last parted or joined;
 * and fuel may be read and written in no other way.
 */
export class UnmeteredLoops {
  readonly #places: MeterPlaces;
  readonly #stack = new ControlStack();
  #kinds: number[] = [];
  #charged = false;
  #checksAtEntry = false;

  constructor(places: MeterPlaces) {
    this.#places = places;
  }

  readCharge(reader: ByteReader) {
    skipLocals(reader);
    for (let op = reader.byte(); op !== OP.end; op = reader.byte()) {
      if (!CHARGING.has(op)) refuse("Its function that charges by length does something else", reader.at);
      if (op <= OP.i64Const) reader.skipNumber();
      this.#skipCheck(reader);
    }
  }

  read(reader: ByteReader) {
    skipLocals(reader);
    this.#stack.clear();
    this.#kinds = [];
    this.#open(OP.block);
    this.#charged = this.#skipCharge(reader);
    this.#checksAtEntry = this.#skipCheck(reader);
    while (this.#stack.depth > 0) this.#instruction(reader);
  }

  #instruction(reader: ByteReader) {
    if (this.#skipCharge(reader)) {
      this.#charged = true;
      return;
    }
    if (this.#skipCheck(reader)) return;
    const start = reader.at;
    const op = reader.byte();
    switch (op) {
      case OP.block:
      case OP.try:
        readBlockType(reader, this.#places.shape);
        return this.#open(op);
      case OP.if:
        readBlockType(reader, this.#places.shape);
        this.#charged = false;
        return this.#open(op);
      case OP.loop:
        readBlockType(reader, this.#places.shape);
        this.#open(op);
        this.#charged = this.#skipCharge(reader);
        if (!this.#skipCheck(reader)) refuse("It has a loop that is not metered", start);
        return;
      case OP.else:
      case OP.catchAll:
        this.#charged = false;
        return;
      case OP.catch:
      case OP.throw:
        reader.skipNumber();
        this.#charged = false;
        return;
      case OP.end:
        return this.#close();
      case OP.delegate:
        reader.skipNumber();
        return this.#close();
      case OP.br:
      case OP.brIf:
      case OP.rethrow:
        this.#branch(reader, start);
        this.#charged = false;
        return;
      case OP.brTable:
        for (let labels = reader.u32(); labels >= 0; labels--) this.#branch(reader, start);
        this.#charged = false;
        return;
      case OP.call:
      case OP.returnCall:
        return this.#isOwn(reader.u32()) ? undefined : this.#call(start);
      case OP.callIndirect:
      case OP.returnCallIndirect:
        reader.skipNumber();
        reader.skipNumber();
        return this.#call(start);
      case OP.globalGet:
      case OP.globalSet:
        if (reader.u32() === this.#places.fuelGlobal) refuse("It uses its fuel itself", start);
        return;
      case OP.unreachable:
      case OP.return:
        return;
      case OP.refFunc:
        return reader.skipNumber();
      default:
        skipImmediates(reader, op, this.#places.shape);
    }
  }

  #open(kind: number) {
    this.#stack.open(kind);
    this.#kinds.push(kind);
  }

  #close() {
    const { kind, targeted } = this.#stack.close();
    this.#kinds.pop();
    if (kind === OP.if || kind === OP.try || (kind === OP.block && targeted)) this.#charged = false;
  }

  #branch(reader: ByteReader, start: number) {
    const out = reader.u32();
    if (!this.#stack.target(out, 0)) refuse("It branches to a block that is not open", start);
    const isBack = this.#kinds[this.#kinds.length - 1 - out] === OP.loop;
    if (isBack && !this.#charged) refuse("It goes back in a loop without paying for it", start);
  }

  #isOwn(callee: number): boolean {
    const { pauseFunction } = this.#places;
    return callee > pauseFunction && callee <= pauseFunction + OWN_CALLS;
  }

  #call(start: number) {
    if (!this.#checksAtEntry) refuse("It has a function that calls and is not metered at its entry", start);
  }

  /** `fuel -= n` */
  #skipCharge(reader: ByteReader): boolean {
    return this.#skip(reader, () => {
      const { fuelGlobal } = this.#places;
      if (reader.byte() !== OP.globalGet || reader.u32() !== fuelGlobal || reader.byte() !== OP.i64Const) return false;
      const isPositive = skipPositive(reader);
      if (!isPositive || reader.byte() !== OP.i64Sub || reader.byte() !== OP.globalSet) return false;
      return reader.u32() === fuelGlobal;
    });
  }

  /** `if (fuel < 0) pause()` */
  #skipCheck(reader: ByteReader): boolean {
    return this.#skip(reader, () => {
      const { fuelGlobal, pauseFunction } = this.#places;
      if (reader.byte() !== OP.globalGet || reader.u32() !== fuelGlobal) return false;
      for (const byte of [OP.i64Const, 0, OP.i64LessThan, OP.if, TYPE.empty, OP.call])
        if (reader.byte() !== byte) return false;
      return reader.u32() === pauseFunction && reader.byte() === OP.end;
    });
  }

  #skip(reader: ByteReader, matches: () => boolean): boolean {
    const start = reader.at;
    if (reader.bytes[start] === OP.globalGet && matches()) return true;
    reader.at = start;
    return false;
  }
}

/** Steps over a signed LEB128 number of up to seven bytes; says whether it is above zero. */
function skipPositive(reader: ByteReader): boolean {
  let isZero = true;
  for (let bytes = 0; bytes < 7; bytes++) {
    const byte = reader.byte();
    if (byte & 0x7f) isZero = false;
    if (byte < 0x80) return !isZero && (byte & 0x40) === 0;
  }
  return false;
}

/** Steps over a function's own locals. */
function skipLocals(reader: ByteReader) {
  const groups = reader.u32();
  for (let group = 0; group < groups; group++) {
    reader.u32();
    readValueType(reader);
  }
}
