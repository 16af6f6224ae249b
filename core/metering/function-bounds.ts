import { MODULE_BOUNDS } from "./module-bounds";
import { refuse } from "./refusal";
import { refuseMany } from "./rewrite-sections";

const SPLIT = "split it, or build with optimisation for size (-Os, or wasm-opt -Oz)";

const {
  MAX_NESTED_BLOCKS,
  MAX_FUNCTION_BLOCKS,
  MAX_FUNCTION_BYTES,
  MAX_FUNCTION_LOCALS,
  MAX_LOCAL_MERGES,
  MAX_FUNCTION_BRANCHES,
  MAX_MODULE_BLOCKS,
} = MODULE_BOUNDS;

/** Refuses a function that would take a device long to compile, as soon as that is known. */
export class FunctionBounds {
  #locals = 0;
  #blocks = 0;
  /** Of the whole module so far. */
  #allBlocks = 0;
  #branches = 0;
  #calls = 0;

  begin(bytes: number, at: number) {
    this.#locals = 0;
    this.#blocks = 0;
    this.#branches = 0;
    this.#calls = 0;
    if (bytes > MAX_FUNCTION_BYTES) refuseTooMuch(`${bytes} bytes`, MAX_FUNCTION_BYTES, at);
  }

  locals(count: number, at: number) {
    this.#locals = count;
    if (count > MAX_FUNCTION_LOCALS) refuseTooMuch(`${count} locals`, MAX_FUNCTION_LOCALS, at);
  }

  /** A block was opened at this nesting depth. */
  block(depth: number, at: number) {
    this.#blocks += 1;
    this.#allBlocks += 1;
    if (this.#allBlocks > MAX_MODULE_BLOCKS) refuseMany("blocks", this.#allBlocks, MAX_MODULE_BLOCKS, at);
    if (depth > MAX_NESTED_BLOCKS) refuseTooMuch("too many blocks within each other", MAX_NESTED_BLOCKS, at);
    if (this.#blocks > MAX_FUNCTION_BLOCKS) refuseTooMuch("too many blocks", MAX_FUNCTION_BLOCKS, at);
    this.#merge(at);
  }

  call(at: number) {
    this.#calls += 1;
    this.#merge(at);
  }

  branchTable(labels: number, at: number) {
    this.#branches += labels;
    if (this.#branches > MAX_FUNCTION_BRANCHES) refuseTooMuch("too large branch tables", MAX_FUNCTION_BRANCHES, at);
  }

  #merge(at: number) {
    if ((this.#blocks + this.#calls) * this.#locals <= MAX_LOCAL_MERGES) return;
    refuseTooMuch(`too many blocks and calls for its ${this.#locals} locals`, MAX_LOCAL_MERGES, at);
  }
}

function refuseTooMuch(what: string, max: number, at: number): never {
  refuse(`A function has ${what}, which takes devices too long to compile (at most ${max} run here): ${SPLIT}`, at);
}
