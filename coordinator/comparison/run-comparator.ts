import variant from "@jitl/quickjs-wasmfile-release-sync";
import {
  DefaultIntrinsics,
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  Scope,
} from "quickjs-emscripten-core";
import type { UnitOutput } from "#core/units/output";
import type { ComparisonTrouble } from "#protocol/job-faults/comparison-trouble";
import { LIMITS } from "#protocol/limits";
import { comparatorValue } from "./comparator-value";

export type ComparatorAnswer =
  | { kind: "answered"; same: boolean }
  /** One of the outputs is not one that a unit can produce. */
  | { kind: "no-value" }
  | { kind: "failed"; did: Did };

/** What the function did instead of answering. */
type Did = Omit<ComparisonTrouble, "twice">;

/** Interrupts, one in about ten thousand steps: some seconds of an ordinary core, and the same on every machine. */
const MAX_TURNS = 2_000;
const STACK_BYTES = 256 * 1024;
const MIB = 1024 * 1024;
/** Of WebAssembly's memory, whose pages have 64 KiB. */
const PAGES_PER_MIB = 16;
const INITIAL_PAGES = 16 * PAGES_PER_MIB;
/** With gaps between what a function holds: without a bound they once took four times its memory. */
const MAX_PAGES = 1.5 * LIMITS.comparatorMemoryMib * PAGES_PER_MIB;
const FILE = "comparison.js";

let engine = await newEngine();

async function newEngine() {
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAX_PAGES });
  return { memory, quickJs: await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory: memory })) };
}

const hasGrown = () => engine.memory.buffer.byteLength > (INITIAL_PAGES / PAGES_PER_MIB) * MIB;

/** Gives back memory that has grown: WebAssembly's never shrinks. */
export async function rest(): Promise<void> {
  if (hasGrown()) engine = await newEngine();
}

/**
 * Calls the customer's function with two outputs, in an engine made for this call: it has the language, but no
 * clock, randomness, modules or access to the host.
 */
export function runComparator(source: string, a: UnitOutput, b: UnitOutput): ComparatorAnswer {
  return inEngine((scope, context) => {
    const [valueA, valueB] = [comparatorValue(scope, context, a), comparatorValue(scope, context, b)];
    if (!valueA || !valueB) return { kind: "no-value" };
    const loaded = load(scope, context, source);
    if (loaded.kind === "failed") return loaded;
    const called = context.callFunction(loaded.compare, context.undefined, valueA, valueB);
    if (called.error) return { kind: "failed", did: whatHappened(context, scope.manage(called.error)) };
    const answer = scope.manage(called.value);
    if (context.typeof(answer) === "boolean") return { kind: "answered", same: context.dump(answer) === true };
    return { kind: "failed", did: { what: "answered", said: context.typeof(answer), line: 0 } };
  });
}

/** Loads the module without calling it, and returns what is wrong with it, if anything. */
export function tryComparator(source: string): ComparisonTrouble | undefined {
  const answer = inEngine<ComparatorAnswer>((scope, context) => {
    const loaded = load(scope, context, source);
    return loaded.kind === "failed" ? loaded : { kind: "no-value" };
  });
  return answer.kind === "failed" ? { ...answer.did, twice: false } : undefined;
}

function inEngine<Answer>(act: (scope: Scope, context: QuickJSContext) => Answer): Answer {
  let turns = 0;
  return Scope.withScope((scope) => {
    const runtime = scope.manage(
      engine.quickJs.newRuntime({
        memoryLimitBytes: LIMITS.comparatorMemoryMib * MIB,
        maxStackSizeBytes: STACK_BYTES,
        interruptHandler: () => ++turns > MAX_TURNS,
      }),
    );
    const context = scope.manage(runtime.newContext({ intrinsics: { ...DefaultIntrinsics, Date: false } }));
    scope.manage(context.unwrapResult(context.evalCode("delete Math.random")));
    return act(scope, context);
  });
}

type Loaded = { kind: "loaded"; compare: QuickJSHandle } | { kind: "failed"; did: Did };

function load(scope: Scope, context: QuickJSContext, source: string): Loaded {
  const evaluated = context.evalCode(source, FILE, { type: "module" });
  if (evaluated.error) return { kind: "failed", did: whatHappened(context, scope.manage(evaluated.error)) };
  const exports = scope.manage(evaluated.value);
  const compare = scope.manage(context.getProp(exports, "default"));
  if (context.typeof(compare) === "function") return { kind: "loaded", compare };
  return { kind: "failed", did: { what: "no-function", said: "", line: 0 } };
}

function whatHappened(context: QuickJSContext, thrown: QuickJSHandle): Did {
  const { name, message, stack } = describe(context, thrown);
  if (name === "InternalError" && message === "interrupted") return { what: "steps", said: "", line: 0 };
  if (name === "InternalError" && message === "out of memory") return { what: "memory", said: "", line: 0 };
  // When not even the error fits.
  if (name === "null" && hasGrown()) return { what: "memory", said: "", line: 0 };
  const line = Number(/\(?comparison\.js:(\d+)/.exec(stack)?.[1] ?? 0);
  return { what: "threw", said: [name, message].filter(Boolean).join(": ").slice(0, LIMITS.unitErrorChars), line };
}

/** Anything can be thrown, including objects that throw when inspected. */
function describe(context: QuickJSContext, handle: QuickJSHandle): { name: string; message: string; stack: string } {
  let thrown: unknown;
  try {
    thrown = context.dump(handle);
  } catch {
    return { name: "something that cannot be shown", message: "", stack: "" };
  }
  if (typeof thrown !== "object" || thrown === null) return { name: String(thrown), message: "", stack: "" };
  const { name, message, stack } = thrown as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return { name: text(name), message: text(message), stack: text(stack) };
}
