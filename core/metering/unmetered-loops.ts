import type { ByteReader } from "./byte-reader";
import { ControlStack } from "./control-stack";
import { readBlockType } from "./index-map";
import { skipImmediates } from "./instruction-immediates";
import { checkCode, isNext, type MeterPlaces } from "./meter-places";
import { BULK, OP } from "./opcodes";
import { refuse } from "./refusal";
import { readValueType } from "./value-types";

const CHARGE = 1;
const GROW = 2;

/** Of one encoded charge: below a million, so that no code can make the fuel wrap around to a positive value. */
const MAX_CHARGE_BYTES = 3;
/** The most instructions for which a unit of fuel pays, including those that metering itself adds. */
const INSTRUCTIONS_PER_FUEL = 8;
/**
 * The most fuel that one function may charge on any path without a comparison; metering leaves less than a third of it.
 */
const MAX_UNCOMPARED = 1_000_000;
/** The unchecked fuel with which a call returns, as metering counts it, and its maximum. */
const CALL = 256;
const MAX_UNCOMPARED_CALL = 8_192;
/** On a whole path through a function that does not compare at its entry. */
const MAX_UNCOMPARED_ENTRY = 4_096;

const MEASURED: ReadonlySet<number> = new Set([
  BULK.memoryInit,
  BULK.memoryCopy,
  BULK.memoryFill,
  BULK.tableInit,
  BULK.tableCopy,
  BULK.tableGrow,
  BULK.tableFill,
]);

/**
 * Refuses functions in which something could run for ever, or for long, without a check. Every loop, every catch and
 * every function that calls must begin by comparing fuel with zero; every instruction must have been paid for since the
 * last branch or join; straight code compares often enough; and fuel may be read and written in no other way.
 */
export class UnmeteredLoops {
  readonly #places: MeterPlaces;
  readonly #check: Uint8Array;
  readonly #stack = new ControlStack();
  /** Instructions that are paid for and not executed yet. */
  #paid = 0;
  /** Fuel since the last comparison, on the worst path here. */
  #uncompared = 0;
  #max = 0;
  #calls = false;
  #comparesAtEntry = false;
  /** Where the length of the next instruction was charged. */
  #measuredAt = -1;
  /** Where the last literal ended, and whether it was positive. */
  #literal = { end: -1, isPositive: false };

  constructor(places: MeterPlaces) {
    this.#places = places;
    this.#check = checkCode(places);
  }

  read(reader: ByteReader) {
    const start = reader.at;
    skipLocals(reader);
    this.#stack.clear();
    this.#stack.open(OP.block);
    this.#paid = 0;
    this.#uncompared = 0;
    this.#max = 0;
    this.#calls = false;
    this.#skipCharge(reader);
    this.#comparesAtEntry = this.#skipCheck(reader);
    this.#bound(start);
    while (this.#stack.depth > 0) this.#instruction(reader);
    if (this.#comparesAtEntry) return;
    if (this.#calls) refuse("It has a function that calls and is not metered at its entry", start);
    if (this.#max > MAX_UNCOMPARED_ENTRY) refuse("It has a long function that is not metered at its entry", start);
  }

  #instruction(reader: ByteReader) {
    if (this.#skipCharge(reader)) {
      if (!this.#skipCheck(reader)) this.#bound(reader.at);
      return;
    }
    if (this.#skipCheck(reader)) return;
    const start = reader.at;
    const op = reader.byte();
    switch (op) {
      case OP.block:
      case OP.try:
        readBlockType(reader, this.#places.shape);
        return this.#stack.open(op);
      case OP.loop:
        readBlockType(reader, this.#places.shape);
        this.#stack.open(op);
        return this.#mustCompare(reader, "It has a loop that is not metered", start);
      case OP.else:
        this.#paid = 0;
        this.#uncompared = this.#stack.nextArm(this.#uncompared);
        return;
      case OP.catch:
      case OP.catchAll:
        if (op === OP.catch) reader.skipNumber();
        this.#stack.nextArm(this.#uncompared);
        return this.#mustCompare(reader, "It has a catch that is not metered", start);
      case OP.delegate:
        reader.skipNumber();
        return this.#close(start);
      case OP.end:
        return this.#close(start);
    }
    this.#pay(op, start);
    switch (op) {
      case OP.if:
        readBlockType(reader, this.#places.shape);
        this.#paid = 0;
        return this.#stack.open(op, this.#uncompared);
      case OP.throw:
        reader.skipNumber();
        return this.#leave();
      case OP.br:
      case OP.rethrow:
        this.#target(reader, start);
        return this.#leave();
      case OP.brIf:
        this.#target(reader, start);
        this.#paid = 0;
        return;
      case OP.brTable:
        for (let labels = reader.u32(); labels >= 0; labels--) this.#target(reader, start);
        return this.#leave();
      case OP.unreachable:
        return this.#leave();
      case OP.return:
        this.#returns(start);
        return this.#leave();
      case OP.call:
        return this.#call(reader, start);
      case OP.returnCall:
        reader.skipNumber();
        return this.#callsLast(start);
      case OP.callIndirect:
      case OP.returnCallIndirect:
        reader.skipNumber();
        reader.skipNumber();
        return op === OP.callIndirect ? this.#countCall(start) : this.#callsLast(start);
      case OP.globalGet:
      case OP.globalSet:
        return this.#global(reader.u32(), op, start);
      case OP.memoryGrow:
        return refuse("It grows its memory itself", start);
      case OP.refFunc:
        return reader.skipNumber();
      case OP.i32Const:
        this.#literal = { isPositive: isPositive(reader), end: reader.at };
        return;
      default:
        if (op === OP.bulkPrefix) this.#bulk(reader, start);
        skipImmediates(reader, op, this.#places.shape);
    }
  }

  #pay(op: number, start: number) {
    this.#paid -= 1;
    if (this.#paid >= 0) return;
    const isCall = op >= OP.call && op <= OP.returnCallIndirect;
    refuse(`It ${isCall ? "calls" : "goes on"} without paying for it`, start);
  }

  #mustCompare(reader: ByteReader, otherwise: string, start: number) {
    this.#paid = 0;
    this.#skipCharge(reader);
    if (!this.#skipCheck(reader)) refuse(otherwise, start);
  }

  #close(start: number) {
    if (this.#stack.depth === 1) this.#returns(start);
    const { kind, targeted, unchecked } = this.#stack.close();
    if (kind !== OP.if && kind !== OP.try && !(kind === OP.block && targeted)) return;
    this.#paid = 0;
    this.#uncompared = Math.max(this.#uncompared, unchecked);
  }

  /** The following code is reached only from elsewhere. */
  #leave() {
    this.#paid = 0;
    this.#uncompared = 0;
  }

  #target(reader: ByteReader, start: number) {
    const out = reader.u32();
    if (!this.#stack.target(out, this.#uncompared)) refuse("It branches to a block that is not open", start);
    if (out === this.#stack.depth - 1) this.#returns(start);
  }

  #returns(start: number) {
    if (this.#uncompared > MAX_UNCOMPARED_CALL) refuse("It has a function that ends long after it compared", start);
  }

  #call(reader: ByteReader, start: number) {
    const { pauseFunction } = this.#places;
    const callee = reader.u32();
    if (callee === pauseFunction + GROW) return;
    if (callee !== pauseFunction + CHARGE) return this.#countCall(start);
    if (this.#literal.end === start && this.#literal.isPositive) this.#measuredAt = reader.at;
  }

  #countCall(start: number) {
    this.#calls = true;
    this.#uncompared += CALL;
    this.#bound(start);
  }

  #callsLast(start: number) {
    this.#countCall(start);
    this.#returns(start);
    this.#leave();
  }

  #bulk(reader: ByteReader, start: number) {
    const after = reader.at;
    const isMeasured = MEASURED.has(reader.u32());
    reader.at = after;
    if (isMeasured && this.#measuredAt !== start) refuse("It copies or fills without paying by the length", start);
  }

  #global(index: number, op: number, start: number) {
    const { fuelGlobal, pagesGlobal } = this.#places;
    if (index === fuelGlobal) refuse("It uses its fuel itself", start);
    if (index === pagesGlobal && op === OP.globalSet) refuse("It sets the bound of its memory itself", start);
  }

  #bound(at: number) {
    this.#max = Math.max(this.#max, this.#uncompared);
    if (this.#uncompared > MAX_UNCOMPARED) refuse("It goes on for long without comparing its fuel", at);
  }

  /** `fuel -= n` */
  #skipCharge(reader: ByteReader): boolean {
    if (reader.bytes[reader.at] !== OP.globalGet) return false;
    const start = reader.at;
    const cost = this.#readCharge(reader);
    if (cost === 0) reader.at = start;
    this.#paid += cost * INSTRUCTIONS_PER_FUEL;
    this.#uncompared += cost;
    return cost > 0;
  }

  #readCharge(reader: ByteReader): number {
    const { fuelGlobal } = this.#places;
    reader.byte();
    if (reader.u32() !== fuelGlobal || reader.byte() !== OP.i64Const) return 0;
    const cost = readCost(reader);
    const isCharge = reader.byte() === OP.i64Sub && reader.byte() === OP.globalSet && reader.u32() === fuelGlobal;
    return isCharge ? cost : 0;
  }

  #skipCheck(reader: ByteReader): boolean {
    if (!isNext(reader, this.#check)) return false;
    reader.skip(this.#check.length);
    this.#uncompared = 0;
    return true;
  }
}

/** A positive signed number of at most so many bytes; 0 for anything else. */
function readCost(reader: ByteReader): number {
  let cost = 0;
  for (let index = 0; index < MAX_CHARGE_BYTES; index++) {
    const byte = reader.byte();
    cost += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return byte & 0x40 ? 0 : cost;
  }
  return 0;
}

function isPositive(reader: ByteReader): boolean {
  const start = reader.at;
  const cost = readCost(reader);
  reader.at = start;
  reader.skipNumber();
  return cost > 0;
}

/** Skips a function's own locals. */
function skipLocals(reader: ByteReader) {
  const groups = reader.u32();
  for (let group = 0; group < groups; group++) {
    reader.u32();
    readValueType(reader);
  }
}
