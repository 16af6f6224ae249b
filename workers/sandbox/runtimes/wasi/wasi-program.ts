import { FUEL_EXPORT, METER_MODULE, PAGES_EXPORT, START_EXPORT, YIELD_IMPORT } from "#core/metering/meter-names";
import { WASI_MODULE } from "#core/metering/wasi-functions";
import type { UnitOutput } from "#core/units/output";
import type { OwnFault } from "#protocol/devices/sandbox-messages";
import { UnitClock } from "../../determinism/unit-clock";
import { UnitRandom } from "../../determinism/unit-random";
import { FuelGauge } from "../../fuel-gauge";
import type { Pace } from "../../pace";
import { StderrCapture } from "../../stderr-capture";
import type { ProgramTerms, RunFailure, RunOutcome, UnitInput } from "../../unit-run";
import { bindCalls } from "./bind-calls";
import { describeTrap } from "./describe-trap";
import { Descriptors } from "./descriptors";
import { GuestHost } from "./guest";
import { GuestFile } from "./guest-file";
import { GuestFolder, mountFile } from "./guest-folder";
import { GuestMemory } from "./guest-memory";
import { OutputStorage } from "./output-storage";
import { Storage } from "./storage";

/** What a unit may keep in files while it runs; beyond it writing says that the disk is full. */
const STORAGE_BYTES = 256 * 1024 * 1024;
const STORAGE_NODES = 65_536;

const PAGE_BYTES = 65_536;
const PAGES_PER_MIB = 16;

const utf8 = new TextEncoder();

const UNCOUNTABLE: OwnFault = "uncountable-work";
const MAX_TAIL_BYTES = 500;

/**
 * A metered WASI preview 1 command. What does not depend on the unit is made once; each unit has its own instance,
 * files and gauge.
 */
export class WasiProgram {
  readonly #module: WebAssembly.Module;
  readonly #terms: ProgramTerms;
  readonly #pace: Pace;
  readonly #host = new GuestHost();
  readonly #imports: WebAssembly.Imports;
  /** How much fuel took about ten milliseconds in the last unit. */
  #quantum: number | undefined;

  constructor(module: WebAssembly.Module, terms: ProgramTerms, pace: Pace, quantum?: number) {
    this.#module = module;
    this.#terms = terms;
    this.#pace = pace;
    this.#quantum = quantum;
    const host = this.#host;
    this.#imports = {
      [METER_MODULE]: { [YIELD_IMPORT]: () => host.guest.gauge.refill() },
      [WASI_MODULE]: bindCalls(host),
    };
  }

  /**
   * Runs a unit. It sees its arguments (argv[0] is `program`), its files under `/` (which is also where relative paths
   * start) with an empty `/tmp`, an empty environment, a clock that moves with its own reads, and randomness that depends
   * on the unit's index alone: all that two devices must see alike.
   */
  run(input: UnitInput): RunOutcome<UnitOutput> {
    const gauge = new FuelGauge(this.#terms.limits.fuel, input.sharePercent, this.#pace, this.#quantum);
    try {
      return runUnit(this.#module, this.#imports, this.#terms, input, gauge, this.#host);
    } finally {
      this.#quantum = gauge.quantum;
      this.#host.leave();
    }
  }
}

function runUnit(
  module: WebAssembly.Module,
  imports: WebAssembly.Imports,
  terms: ProgramTerms,
  input: UnitInput,
  gauge: FuelGauge,
  host: GuestHost,
): RunOutcome<UnitOutput> {
  const instance = new WebAssembly.Instance(module, imports);
  const stderr = new StderrCapture(terms.limits.stderrBytes);
  const { stdout, root, descriptors, storage } = openFiles(terms, input, gauge, stderr);
  const { memory, [FUEL_EXPORT]: fuel, [PAGES_EXPORT]: pages, [START_EXPORT]: begin, _start } = instance.exports;
  host.enter({
    memory: new GuestMemory(memory as WebAssembly.Memory),
    descriptors,
    root,
    storage,
    args: ["program", ...input.args].map((arg) => utf8.encode(arg)),
    clock: new UnitClock(),
    random: new UnitRandom(input.unit),
    gauge,
  });
  const maxPages = terms.limits.memoryMib * PAGES_PER_MIB;
  (pages as WebAssembly.Global<"i32">).value = maxPages;
  if ((memory as WebAssembly.Memory).buffer.byteLength > maxPages * PAGE_BYTES) return NEEDS_MORE_MEMORY;
  gauge.arm(fuel as WebAssembly.Global<"i64">);
  const trap = call([begin, _start] as ((() => void) | undefined)[], gauge, module);
  gauge.finish();
  const spent = { stderr: stderr.text(), fuel: gauge.spent };
  const files = [{ name: "stdout", file: stdout }, ...outputFiles(terms, root)];
  const failed = (failure: { reason: RunFailure; message: string; exitCode?: number }) => {
    const output = { exitCode: failure.exitCode ?? 0, parts: partsOf(fitting(files, terms.limits.outputBytes)) };
    return { kind: "failed", exitCode: undefined, ...failure, output, ...spent } as const;
  };
  const { stop } = gauge;
  if (stop?.kind === "fuel") {
    return failed({ reason: "fuel", message: "" });
  }
  if (stop?.kind === "output") return failed(TOO_MUCH_OUTPUT);
  if (stop?.kind === "uncountable") return failed({ reason: "trap", message: UNCOUNTABLE });
  if (!stop && trap !== undefined) return failed({ reason: "trap", message: trap });
  const exitCode = stop?.kind === "exit" ? stop.code : 0;
  if (!terms.okExitCodes.includes(exitCode)) {
    return failed({ reason: "exit", exitCode, message: lastWords(spent.stderr, stdout) });
  }
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  if (total > terms.limits.outputBytes) return failed(TOO_MUCH_OUTPUT);
  return { kind: "output", output: { exitCode, parts: partsOf(files) }, ...spent };
}

interface NamedFile {
  name: string;
  file: GuestFile;
}

const partsOf = (files: readonly NamedFile[]) => files.map(({ name, file }) => ({ name, bytes: file.content() }));

/** Of a failed unit's files, as many as fit into an output are returned, in order and complete. */
function fitting(files: readonly NamedFile[], maxBytes: number): NamedFile[] {
  let left = maxBytes;
  return files.filter(({ file }) => {
    const fits = file.size <= left;
    if (fits) left -= file.size;
    return fits;
  });
}

function openFiles(terms: ProgramTerms, input: UnitInput, gauge: FuelGauge, stderr: StderrCapture) {
  const storage = new Storage(STORAGE_BYTES, STORAGE_NODES);
  const root = new GuestFolder(storage);
  root.put("tmp", new GuestFolder(storage, root));
  for (const file of [...terms.shared, ...input.files]) mountFile(root, file.path, file.bytes, storage);
  const stdout = new GuestFile(new OutputStorage(terms.limits.outputBytes, gauge));
  stdout.hold(); // Whatever the program closes, its output is read at the end.
  const descriptors = new Descriptors(storage);
  const stream = { kind: "file", position: 0, appends: false } as const;
  descriptors.add({ ...stream, file: new GuestFile(storage, input.stdin), reads: true, writes: false });
  descriptors.add({ ...stream, file: stdout, reads: false, writes: true });
  descriptors.add({ kind: "sink", number: storage.nextNumber(), write: (bytes) => stderr.write(bytes) });
  descriptors.add({ kind: "folder", folder: root, preopen: "/", listing: [], counted: 0 });
  return { stdout, root, descriptors, storage };
}

/** Calls the program; returns what the engine says about its trap, or undefined when it returned or was stopped. */
function call(
  functions: ((() => void) | undefined)[],
  gauge: FuelGauge,
  module: WebAssembly.Module,
): string | undefined {
  try {
    for (const start of functions) start?.();
    return undefined;
  } catch (error) {
    return gauge.stop ? undefined : describeTrap(error, module);
  }
}

const NEEDS_MORE_MEMORY = {
  kind: "failed",
  reason: "memory",
  exitCode: undefined,
  message: "",
  output: undefined,
  stderr: "",
  fuel: 0,
} as const;

const TOO_MUCH_OUTPUT = { reason: "output", message: "" } as const;

/** Many programs that write nothing to standard error say at the end of their output what was wrong. */
function lastWords(stderr: string, stdout: GuestFile): string {
  if (stderr !== "") return "";
  return new TextDecoder().decode(stdout.content(Math.max(0, stdout.size - MAX_TAIL_BYTES))).trim();
}

/** The listed files that the program left; missing ones are left out. */
function outputFiles(terms: ProgramTerms, root: GuestFolder): NamedFile[] {
  return terms.outputs.flatMap((path) => {
    let node: GuestFolder | GuestFile | undefined = root;
    for (const segment of path.split("/")) node = node instanceof GuestFolder ? node.get(segment) : undefined;
    return node instanceof GuestFile ? [{ name: path, file: node }] : [];
  });
}
