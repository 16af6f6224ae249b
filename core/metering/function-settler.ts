import type { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { foldedWrongly, LastLiteral, writeUnfolded } from "./folded-operand";
import { readBlockType, readTypeIndex } from "./index-map";
import { skipImmediates } from "./instruction-immediates";
import { LocalList } from "./local-list";
import type { ModuleBoundary } from "./module-boundary";
import { type FloatKind, floatMadeBy, isJudgedNext, vectorOpAt, writeCanonical } from "./nan-bits";
import { OP } from "./opcodes";
import { NEWEST_EXCEPTIONS, refuse } from "./refusal";

const KINDS: Readonly<Record<number, FloatKind>> = { 125: "f32", 124: "f64" };

/**
 * Makes NaNs canonical in the functions of a module that runs next to JavaScript: computed ones, and those that arrive
 * in parameters, results of imported functions and globals, whose bits depend on the engine.
 */
export class FunctionSettler {
  readonly #boundary: ModuleBoundary;
  readonly #code = new ByteWriter(65_536);
  readonly #locals = new LocalList();
  /** Source bytes up to here have been copied. */
  #copied = 0;
  readonly #literal = new LastLiteral();

  constructor(boundary: ModuleBoundary) {
    this.#boundary = boundary;
  }

  /**
   * Reads the body of the module's own function with this number, locals first, and writes it settled and with its
   * length.
   */
  settle(own: number, reader: ByteReader, out: ByteWriter) {
    const { functionTypes, importedFunctions, open, types } = this.#boundary;
    const index = importedFunctions + own;
    const { parameters = [] } = types[functionTypes[index] as number] ?? {};
    this.#code.clear();
    this.#locals.read(reader, parameters.length);
    this.#copied = reader.at;
    if (open.has(index)) for (const [local, type] of parameters.entries()) this.#settleParameter(local, KINDS[type]);
    while (!reader.done) this.#instruction(reader);
    this.#copy(reader);
    const locals = new ByteWriter();
    this.#locals.write(locals);
    out.u32(locals.length + this.#code.length);
    out.bytes(locals.written);
    out.bytes(this.#code.written);
  }

  #settleParameter(local: number, kind: FloatKind | undefined) {
    if (!kind) return;
    this.#code.byte(OP.localGet);
    this.#code.u32(local);
    writeCanonical(this.#code, kind, local);
    this.#code.byte(OP.localSet);
    this.#code.u32(local);
  }

  #instruction(reader: ByteReader) {
    const { functionTypes, globalTypes, importedFunctions, shape } = this.#boundary;
    const start = reader.at;
    const op = reader.byte();
    switch (op) {
      case OP.block:
      case OP.loop:
      case OP.if:
      case OP.try:
        return readBlockType(reader, shape);
      case OP.tryTable:
      case OP.throwRef:
        return refuse(NEWEST_EXCEPTIONS, start);
      case OP.unreachable:
      case OP.else:
      case OP.end:
      case OP.catchAll:
      case OP.return:
        return;
      case OP.br:
      case OP.brIf:
      case OP.catch:
      case OP.throw:
      case OP.rethrow:
      case OP.delegate:
      case OP.refFunc:
        return reader.skipNumber();
      case OP.brTable: {
        const labels = reader.u32();
        for (let label = 0; label <= labels; label++) reader.skipNumber();
        return;
      }
      case OP.call: {
        const called = reader.u32();
        if (called < importedFunctions) this.#settleResult(reader, functionTypes[called] as number);
        return;
      }
      case OP.callIndirect: {
        const type = readTypeIndex(reader, shape);
        reader.skipNumber();
        return this.#settleResult(reader, type);
      }
      case OP.returnCall:
      case OP.returnCallIndirect:
        return refuse("It uses tail calls, which not every engine has: build it without", start);
      case OP.i32Const:
      case OP.i64Const:
        return this.#literal.read(reader);
      case OP.globalGet: {
        const at = reader.at;
        const type = globalTypes[reader.u32()];
        if (type === undefined) refuse("It names a global that it does not have", at);
        return this.#settleNext(reader, KINDS[type]);
      }
      default:
        this.#unfold(reader, op, start);
        skipImmediates(reader, op, shape);
        return this.#settleNext(reader, floatMadeBy(op, op === OP.simdPrefix ? vectorOpAt(reader, start) : 0));
    }
  }

  #settleResult(reader: ByteReader, type: number) {
    const { results = [] } = this.#boundary.types[type] ?? {};
    const kinds = results.flatMap((result) => KINDS[result] ?? []);
    if (kinds.length > 0 && results.length > 1) {
      refuse("It is handed several values at once, floats among them: give them back one by one", reader.at);
    }
    this.#settleNext(reader, kinds[0]);
  }

  /** Makes the float on top of the stack canonical, unless its bits cannot be observed. */
  #settleNext(reader: ByteReader, kind: FloatKind | undefined) {
    if (!kind || isJudgedNext(reader, kind)) return;
    this.#copy(reader);
    writeCanonical(this.#code, kind, this.#locals.spare(kind));
  }

  /** Keeps an engine from folding constants wrongly. Costs the program no fuel. */
  #unfold(reader: ByteReader, op: number, start: number) {
    const kind = foldedWrongly(op, this.#literal.before(reader, start));
    if (!kind) return;
    this.#copy(reader, start);
    writeUnfolded(this.#code, this.#locals.spare(kind));
  }

  #copy(reader: ByteReader, to = reader.at) {
    this.#code.bytes(reader.bytes, this.#copied, to);
    this.#copied = to;
  }
}
