import { type ImportedFunction, importedFunctions } from "#core/metering/imported-functions";
import { meterModule } from "#core/metering/meter-module";
import { WASI_FUNCTIONS, WASI_MODULE, type WasiFunction, wasiSignature } from "#core/metering/wasi-functions";
import { LIMITS } from "#protocol/limits";
import { said } from "#protocol/program-fault";
import type { ProgramNote } from "#protocol/program-note";
import type { ProgramCheck } from "./program-check";

const PAGE_MIB = 1 / 16;
const MAX_PAGES = LIMITS.unitMemoryMib / PAGE_MIB;
const MAGIC = [0x00, 0x61, 0x73, 0x6d];
const MODULE_VERSION = 1;
const COMPONENT_LAYER = 1;
const MAX_NAMED = 12;

const OFFERED = new Set<string>(WASI_FUNCTIONS);

/** Checks a WASI preview 1 command: a core module that exports `_start` and its memory and imports only what we have. */
export function checkWasi(bytes: Uint8Array): ProgramCheck {
  const misfit = misfitOf(bytes);
  if (misfit) return refused(misfit);
  const metered = meterModule(bytes, { maxPages: MAX_PAGES });
  if (metered.kind === "refused") return refused(metered.message);
  const compiled = compile(bytes);
  if (compiled.kind === "broken") return refused(`This WebAssembly module is broken: ${compiled.message}`);
  const { module } = compiled;
  const problem = importProblem(module) ?? exportProblem(module);
  if (problem) return refused(problem);
  const mistyped = importedFunctions(bytes).find(isMistyped);
  if (mistyped) return refused(mistypedMessage(mistyped));
  if (!WebAssembly.validate(metered.bytes as BufferSource)) {
    return refused(
      "This WebAssembly module is too large for browsers once it is metered: make it smaller, for example with wasm-opt -Oz.",
    );
  }
  const notes: ProgramNote[] = [
    { kind: "command", functions: metered.functions, memoryMib: metered.memoryPages * PAGE_MIB },
    { kind: "imports", names: WebAssembly.Module.imports(module).map(({ name }) => name) },
  ];
  return { kind: "ok", prepared: metered.bytes, notes, warnings: [] };
}

type Compiled = { kind: "compiled"; module: WebAssembly.Module } | { kind: "broken"; message: string };

function compile(bytes: Uint8Array): Compiled {
  try {
    return { kind: "compiled", module: new WebAssembly.Module(bytes as BufferSource) };
  } catch (error) {
    return { kind: "broken", message: error instanceof Error ? plain(error.message) : String(error) };
  }
}

function misfitOf(bytes: Uint8Array): string | undefined {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) {
    const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    return `This is not a WebAssembly module: it begins with ${head}, and a module with 00 61 73 6d. Compile the program for wasm32-wasi (preview 1) and upload the .wasm file.`;
  }
  if (bytes[6] === COMPONENT_LAYER) {
    return "This is a WebAssembly component; what runs here is a core module. Compile for wasm32-wasi preview 1 (in Rust: wasm32-wasip1), not preview 2.";
  }
  return bytes[4] === MODULE_VERSION
    ? undefined
    : `This WebAssembly module has version ${bytes[4]}; 1 is the one that engines run.`;
}

function importProblem(module: WebAssembly.Module): string | undefined {
  const unknown = WebAssembly.Module.imports(module)
    .filter(({ module: from, name, kind }) => from !== WASI_MODULE || kind !== "function" || !OFFERED.has(name))
    .map(({ module: from, name }) => `${from}.${name}`);
  if (unknown.length === 0) return undefined;
  const named = unknown.slice(0, MAX_NAMED).join(", ");
  const more = unknown.length > MAX_NAMED ? ` and ${unknown.length - MAX_NAMED} more` : "";
  return `This program imports what is not offered here: ${named}${more}. A unit has ${WASI_MODULE} and nothing else: build it without those, or without the library that needs them.`;
}

/** A host call that is imported with other types would count and limit its arguments wrongly. */
function isMistyped({ name, parameters, results }: ImportedFunction): boolean {
  const wanted = wasiSignature(name as WasiFunction);
  return typeText(parameters, results) !== typeText(wanted.parameters, wanted.results);
}

function mistypedMessage({ module, name, parameters, results }: ImportedFunction): string {
  const wanted = wasiSignature(name as WasiFunction);
  return `This program imports ${module}.${name} as ${typeText(parameters, results)}; in WASI preview 1 it is ${typeText(wanted.parameters, wanted.results)}. Declare it so, or build the program with a current WASI SDK.`;
}

const typeText = (parameters: readonly string[], results: readonly string[]) =>
  `(${parameters.slice(0, MAX_NAMED).join(", ")}${parameters.length > MAX_NAMED ? ", …" : ""}) → (${results.join(", ")})`;

function exportProblem(module: WebAssembly.Module): string | undefined {
  const exports = new Map(WebAssembly.Module.exports(module).map(({ name, kind }) => [name, kind]));
  if (exports.get("_start") !== "function") {
    return "This module exports no function `_start`: it is a library, not a command. Give it a main function and link it as a command (not with --no-entry, nor as a reactor).";
  }
  if (exports.get("memory") !== "memory") {
    return "This module does not export its memory under the name `memory`: link it with --export-memory.";
  }
  return undefined;
}

/** Without the engine's own prefix, such as `WebAssembly.Module(): `. */
const plain = (message: string) => message.replace(/^WebAssembly\.Module\(\): /, "");

const refused = (text: string): ProgramCheck => ({ kind: "refused", faults: [said(text)] });
