import type { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { ControlStack } from "./control-stack";
import { foldedWrongly, LastLiteral, writeUnfolded } from "./folded-operand";
import { FunctionBounds } from "./function-bounds";
import { type IndexMap, moveFunctionIndex, readBlockType, readTypeIndex } from "./index-map";
import { skipImmediates } from "./instruction-immediates";
import type { InstructionWeights, WeightTable } from "./instruction-weights";
import { LocalList } from "./local-list";
import { writeCharge, writeCheck } from "./meter-code";
import type { ModuleShape } from "./module-shape";
import { floatMadeBy, isJudgedNext, vectorOpAt, writeCanonical } from "./nan-bits";
import { BULK, OP } from "./opcodes";
import { NEWEST_EXCEPTIONS, refuse } from "./refusal";
import { UncheckedFuel } from "./unchecked-fuel";

/** The largest function that engines accept; metering must not exceed it. */
const MAX_BODY_BYTES = 7_654_321;

/**
 * Meters functions one after the other. A straight is a run of instructions that are all executed once the first one
 * is; it is charged at its start, by the weights of its instructions. Fuel is compared with zero at the head of every
 * loop, at the entry of every function that calls or costs much, in every catch, and often enough in straight code that
 * nothing long runs unchecked.
 */
export class FunctionMeter {
  readonly #shape: ModuleShape;
  readonly #map: IndexMap;
  readonly #table: WeightTable;
  readonly #stack = new ControlStack();
  /** The rewritten code of the straight that is being read. */
  readonly #straight = new ByteWriter(1_024);
  /** Everything before it. The function's entry is written last, once it is known whether the function calls. */
  readonly #body = new ByteWriter(65_536);
  readonly #entry = new ByteWriter();
  readonly #locals = new LocalList();
  #cost = 0;
  /** A loop or a catch begins with the straight that is being read. */
  #mustCheck = false;
  #isFirst = true;
  #entryCost = 0;
  /** Source bytes up to here have been copied. */
  #copied = 0;
  readonly #literal = new LastLiteral();
  readonly #unchecked = new UncheckedFuel();
  readonly #bounds = new FunctionBounds();

  constructor(shape: ModuleShape, map: IndexMap, table: WeightTable) {
    this.#shape = shape;
    this.#map = map;
    this.#table = table;
  }

  /** Reads a function's body, locals first, and writes it metered and with its length. */
  meter(reader: ByteReader, parameters: number, out: ByteWriter) {
    const start = reader.at;
    if (reader.end - start > MAX_BODY_BYTES) refuse("A function is too large", start);
    this.#reset();
    this.#bounds.begin(reader.end - start, start);
    this.#locals.read(reader, parameters);
    this.#bounds.locals(this.#locals.count, start);
    this.#copied = reader.at;
    this.#stack.open(OP.block);
    while (this.#stack.depth > 0) this.#instruction(reader);
    if (!reader.done) refuse("A function goes on after its end", reader.at);
    this.#closeStraight(reader, { leaves: true });
    this.#locals.write(this.#entry);
    writeCharge(this.#entry, this.#map, this.#entryCost);
    if (this.#unchecked.needsCheckAtEntry) writeCheck(this.#entry, this.#map);
    const length = this.#entry.length + this.#body.length;
    if (length > MAX_BODY_BYTES) refuse("A function is too large once it is metered", start);
    out.u32(length);
    out.bytes(this.#entry.written);
    out.bytes(this.#body.written);
  }

  #reset() {
    this.#stack.clear();
    this.#straight.clear();
    this.#body.clear();
    this.#entry.clear();
    this.#cost = 0;
    this.#mustCheck = false;
    this.#isFirst = true;
    this.#entryCost = 0;
    this.#unchecked.clear();
  }

  #instruction(reader: ByteReader) {
    if (this.#unchecked.isLong(this.#cost)) this.#closeStraight(reader);
    const start = reader.at;
    const op = reader.byte();
    if (opensBlock(op)) this.#bounds.block(this.#stack.depth, start);
    this.#cost += this.#table.plain[op] as number;
    switch (op) {
      case OP.block:
      case OP.try:
        readBlockType(reader, this.#shape);
        this.#stack.open(op);
        return;
      case OP.loop:
        readBlockType(reader, this.#shape);
        this.#stack.open(op);
        return this.#closeStraight(reader, { mustCheckNext: true });
      case OP.if:
        readBlockType(reader, this.#shape);
        this.#closeStraight(reader);
        return this.#stack.open(op, this.#unchecked.after(0));
      case OP.tryTable:
      case OP.throwRef:
        return refuse(NEWEST_EXCEPTIONS, start);
      case OP.else:
        this.#closeStraight(reader);
        return this.#unchecked.restart(this.#stack.nextArm(this.#unchecked.after(0)));
      case OP.catchAll:
      case OP.catch:
        if (op === OP.catch) reader.skipNumber();
        this.#closeStraight(reader, { mustCheckNext: true });
        this.#stack.nextArm(this.#unchecked.after(0));
        return;
      case OP.end:
      case OP.delegate:
        if (op === OP.delegate) this.#target(reader);
        return this.#close(reader);
      case OP.br:
      case OP.brIf:
      case OP.rethrow:
        return this.#afterBranch(reader, op, this.#target(reader));
      case OP.brTable: {
        const labels = reader.u32();
        this.#bounds.branchTable(labels, start);
        let leaves = false;
        for (let label = 0; label <= labels; label++) leaves = this.#target(reader) || leaves;
        return this.#afterBranch(reader, op, leaves);
      }
      case OP.throw:
        reader.skipNumber();
        return this.#afterBranch(reader, op, false);
      case OP.unreachable:
      case OP.return:
        return this.#afterBranch(reader, op, op === OP.return);
      case OP.call:
      case OP.returnCall:
      case OP.refFunc:
        this.#copy(reader);
        moveFunctionIndex(reader, this.#straight, this.#shape);
        this.#copied = reader.at;
        return this.#afterCall(reader, op);
      case OP.callIndirect:
      case OP.returnCallIndirect:
        readTypeIndex(reader, this.#shape);
        reader.skipNumber();
        return this.#afterCall(reader, op);
      case OP.i32Const:
      case OP.i64Const:
        return this.#literal.read(reader);
      case OP.memoryGrow:
        return this.#replaceGrow(reader, start);
      default:
        if (op === OP.bulkPrefix) this.#chargeByLength(reader, start);
        if (op === OP.simdPrefix) this.#cost += this.#table.vector[vectorOpAt(reader, start)] ?? 0;
        this.#unfold(reader, op, start);
        skipImmediates(reader, op, this.#shape);
        this.#settleNan(reader, op, start);
    }
  }

  /** Code after an unconditional branch is reached only from elsewhere. */
  #afterBranch(reader: ByteReader, op: number, leaves: boolean) {
    this.#closeStraight(reader, { leaves });
    if (op !== OP.brIf) this.#unchecked.restart(0);
  }

  #afterCall(reader: ByteReader, op: number) {
    if (op === OP.refFunc) return;
    this.#bounds.call(reader.at);
    this.#unchecked.countCall();
    if (op === OP.returnCall || op === OP.returnCallIndirect) this.#afterBranch(reader, op, true);
  }

  /** Makes a NaN that was just computed canonical, unless its bits cannot be observed. */
  #settleNan(reader: ByteReader, op: number, start: number) {
    const kind = floatMadeBy(op, op === OP.simdPrefix ? vectorOpAt(reader, start) : 0);
    if (!kind || isJudgedNext(reader, kind)) return;
    this.#copy(reader);
    this.#cost += this.#table.weights.nans;
    writeCanonical(this.#straight, kind, this.#locals.spare(kind));
  }

  /** The last operand of every bulk instruction is the number of bytes or elements. */
  #chargeByLength(reader: ByteReader, start: number) {
    const after = reader.at;
    const bulkOp = reader.u32();
    reader.at = after;
    const { weights } = this.#table;
    this.#cost += bulkOp <= BULK.lastSaturating ? weights.conversions : weights.bulk;
    const halves = bulkHalves(bulkOp, weights);
    if (halves === undefined) return;
    this.#copy(reader, start);
    this.#straight.byte(OP.i32Const);
    this.#straight.positive(halves);
    this.#straight.byte(OP.call);
    this.#straight.u32(this.#map.chargeFunction);
  }

  #replaceGrow(reader: ByteReader, start: number) {
    if (reader.byte() !== 0 || this.#shape.memories === 0) refuse("It grows a memory that it does not have", start);
    this.#copy(reader, start);
    this.#straight.byte(OP.call);
    this.#straight.u32(this.#map.growFunction);
    this.#copied = reader.at;
  }

  /** Reads the label of a branch; true when it is that of the whole function. */
  #target(reader: ByteReader): boolean {
    const at = reader.at;
    const out = reader.u32();
    if (!this.#stack.target(out, this.#unchecked.after(this.#charge)))
      refuse("It branches to a block that is not open", at);
    return out === this.#stack.depth - 1;
  }

  #close(reader: ByteReader) {
    const { kind, targeted, unchecked } = this.#stack.close();
    const joins = kind === OP.if || kind === OP.try || (kind !== OP.loop && targeted);
    if (!joins || this.#stack.depth === 0) return;
    this.#closeStraight(reader);
    this.#unchecked.join(unchecked);
  }

  /** The cost of the straight so far, if it ended here. */
  get #charge() {
    return this.#cost > 0 ? this.#cost + this.#table.weights.straights : 0;
  }

  #closeStraight(reader: ByteReader, { mustCheckNext = false, leaves = false } = {}) {
    this.#copy(reader);
    const cost = this.#charge;
    const at = { isFirst: this.#isFirst, mustCheck: this.#mustCheck, leaves };
    const checks = this.#unchecked.close(cost, at);
    if (this.#isFirst) this.#entryCost = cost;
    else {
      writeCharge(this.#body, this.#map, cost);
      if (checks) writeCheck(this.#body, this.#map);
    }
    this.#body.bytes(this.#straight.written);
    this.#straight.clear();
    this.#cost = 0;
    this.#isFirst = false;
    this.#mustCheck = mustCheckNext;
  }

  /** Keeps an engine from folding constants wrongly. Costs the program no fuel. */
  #unfold(reader: ByteReader, op: number, start: number) {
    const kind = foldedWrongly(op, this.#literal.before(reader, start));
    if (!kind) return;
    this.#copy(reader, start);
    writeUnfolded(this.#straight, this.#locals.spare(kind));
  }

  #copy(reader: ByteReader, to = reader.at) {
    this.#straight.bytes(reader.bytes, this.#copied, to);
    this.#copied = to;
  }
}

const opensBlock = (op: number) => op >= OP.block && op <= OP.try && op !== OP.else;

/** Fuel for each byte or element, in halves. */
function bulkHalves(op: number, weights: InstructionWeights): number | undefined {
  switch (op) {
    case BULK.memoryInit:
    case BULK.memoryCopy:
    case BULK.memoryFill:
      return weights.byteHalves;
    case BULK.tableInit:
    case BULK.tableCopy:
    case BULK.tableGrow:
    case BULK.tableFill:
      return weights.elementHalves;
    default:
      return undefined;
  }
}
