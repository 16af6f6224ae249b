import { type ImportedFunction, importedFunctions } from "#core/metering/imported-functions";
import { meterModule } from "#core/metering/meter-module";
import { WASI_FUNCTIONS, WASI_MODULE, type WasiFunction, wasiSignature } from "#core/metering/wasi-functions";
import { LIMITS } from "#protocol/limits";
import type { ProgramNote } from "#protocol/programs/program-note";
import type { WasiFinding } from "#protocol/programs/wasi-finding";
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
  if (metered.kind === "refused") return refused({ kind: "unmeterable", said: metered.message });
  const compiled = compile(bytes);
  if (compiled.kind === "broken") return refused({ kind: "broken", said: compiled.message });
  const { module } = compiled;
  const problem = importProblem(module) ?? exportProblem(module);
  if (problem) return refused(problem);
  const mistyped = importedFunctions(bytes).find(isMistyped);
  if (mistyped) return refused(mistypedFinding(mistyped));
  if (!WebAssembly.validate(metered.bytes as BufferSource)) return refused({ kind: "too-large-metered" });
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

function misfitOf(bytes: Uint8Array): WasiFinding | undefined {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) {
    const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    return { kind: "no-module", head };
  }
  if (bytes[6] === COMPONENT_LAYER) return { kind: "component" };
  return bytes[4] === MODULE_VERSION ? undefined : { kind: "version", version: bytes[4] ?? 0 };
}

function importProblem(module: WebAssembly.Module): WasiFinding | undefined {
  const unknown = WebAssembly.Module.imports(module)
    .filter(({ module: from, name, kind }) => from !== WASI_MODULE || kind !== "function" || !OFFERED.has(name))
    .map(({ module: from, name }) => `${from}.${name}`);
  if (unknown.length === 0) return undefined;
  const names = unknown.slice(0, MAX_NAMED);
  return { kind: "unknown-imports", names, more: unknown.length - names.length };
}

/** A host call that is imported with other types would count and limit its arguments wrongly. */
function isMistyped({ name, parameters, results }: ImportedFunction): boolean {
  const wanted = wasiSignature(name as WasiFunction);
  return typeText(parameters, results) !== typeText(wanted.parameters, wanted.results);
}

function mistypedFinding({ module, name, parameters, results }: ImportedFunction): WasiFinding {
  const wanted = wasiSignature(name as WasiFunction);
  const [given, right] = [typeText(parameters, results), typeText(wanted.parameters, wanted.results)];
  return { kind: "mistyped-import", name: `${module}.${name}`, given, wanted: right };
}

const typeText = (parameters: readonly string[], results: readonly string[]) =>
  `(${parameters.slice(0, MAX_NAMED).join(", ")}${parameters.length > MAX_NAMED ? ", …" : ""}) → (${results.join(", ")})`;

function exportProblem(module: WebAssembly.Module): WasiFinding | undefined {
  const exports = new Map(WebAssembly.Module.exports(module).map(({ name, kind }) => [name, kind]));
  if (exports.get("_start") !== "function") return { kind: "no-start" };
  return exports.get("memory") === "memory" ? undefined : { kind: "no-memory" };
}

/** Without the engine's own prefix, such as `WebAssembly.Module(): `. */
const plain = (message: string) => message.replace(/^WebAssembly\.Module\(\): /, "");

const refused = (finding: WasiFinding): ProgramCheck => ({ kind: "refused", faults: [{ kind: "wasi", finding }] });
