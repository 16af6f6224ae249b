import { meterModule } from "#core/metering/meter-module";
import { FUEL_EXPORT, METER_MODULE, PAGES_EXPORT, YIELD_IMPORT } from "#core/metering/meter-names";
import { WASI_MODULE } from "#core/metering/wasi-functions";
import { UnitClock } from "#workers/sandbox/determinism/unit-clock";
import { UnitRandom } from "#workers/sandbox/determinism/unit-random";
import { FuelGauge } from "#workers/sandbox/fuel-gauge";
import { bindCalls } from "#workers/sandbox/runtimes/wasi/bind-calls";
import { Descriptors } from "#workers/sandbox/runtimes/wasi/descriptors";
import { GuestHost } from "#workers/sandbox/runtimes/wasi/guest";
import { GuestFile } from "#workers/sandbox/runtimes/wasi/guest-file";
import { GuestFolder, mountFile } from "#workers/sandbox/runtimes/wasi/guest-folder";
import { GuestMemory } from "#workers/sandbox/runtimes/wasi/guest-memory";
import { Storage } from "#workers/sandbox/runtimes/wasi/storage";
import { type Entry, writeSnapshot } from "./write-snapshot";

const MAX_PAGES = 16_384;
const STORAGE_BYTES = 64 * 1024 * 1024;
const FUEL = 100_000_000_000;
/** In a type object: the offset at which its callables keep the table index of the function that calls them. */
const TYPE_OF_OBJECT = 4;
const VECTORCALL_OFFSET_OF_TYPE = 28;

/**
 * Runs the interpreter through its initialisation and `bootstrap`, up to its exit, and returns a module that starts
 * there.
 */
export function takeSnapshot(interpreter: Uint8Array, bootstrap: string): Uint8Array {
  const { memory, printed } = runToExit(interpreter, bootstrap);
  return writeSnapshot(interpreter, memory, entryOf(printed, memory));
}

function runToExit(interpreter: Uint8Array, bootstrap: string): { memory: Uint8Array; printed: string } {
  const metered = meterModule(interpreter, { maxPages: MAX_PAGES });
  if (metered.kind === "refused") throw new Error(metered.message);
  const host = new GuestHost();
  const gauge = new FuelGauge(FUEL, 100, { now: () => 0, sleep: () => {} });
  const module = new WebAssembly.Module(new Uint8Array(metered.bytes));
  const { exports } = new WebAssembly.Instance(module, {
    [METER_MODULE]: { [YIELD_IMPORT]: () => gauge.refill() },
    [WASI_MODULE]: bindCalls(host),
  });
  const memory = exports.memory as WebAssembly.Memory;
  const storage = new Storage(STORAGE_BYTES, 1_000);
  const root = new GuestFolder(storage);
  root.put("tmp", new GuestFolder(storage, root));
  mountFile(root, "bootstrap.py", new TextEncoder().encode(bootstrap), storage);
  const [stdout, stderr] = [new GuestFile(storage), new GuestFile(storage)];
  const descriptors = new Descriptors(storage);
  const stream = { kind: "file", position: 0, appends: false } as const;
  descriptors.add({ ...stream, file: new GuestFile(storage), reads: true, writes: false });
  for (const file of [stdout, stderr]) descriptors.add({ ...stream, file, reads: false, writes: true });
  descriptors.add({ kind: "folder", folder: root, preopen: "/", listing: [], counted: 0 });
  host.enter({
    memory: new GuestMemory(memory),
    descriptors,
    root,
    storage,
    args: ["python", "-I", "-B", "-X", "utf8", "-c", RUN].map((text) => new TextEncoder().encode(text)),
    clock: new UnitClock(),
    random: new UnitRandom(0),
    gauge,
  });
  (exports[PAGES_EXPORT] as WebAssembly.Global<"i32">).value = MAX_PAGES;
  gauge.arm(exports[FUEL_EXPORT] as WebAssembly.Global<"i64">);
  try {
    (exports._start as () => void)();
  } catch (error) {
    if (gauge.stop?.kind !== "exit" || gauge.stop.code !== 0)
      throw new Error(`The interpreter did not come to rest: ${text(stderr)}`, { cause: error });
  }
  return {
    memory: new Uint8Array(memory.buffer.slice(0)),
    printed: text(stdout),
  };
}

const RUN = `import os
with open("bootstrap.py", "rb") as _file:
    _source = _file.read()
os.unlink("bootstrap.py")
exec(compile(_source, "<lamplighter>", "exec"), {"__name__": "lamplighter", "__builtins__": __builtins__})`;

const text = (file: GuestFile) => new TextDecoder().decode(file.content());

/** The bootstrap prints the addresses of its objects; the function that calls them is read from these. */
function entryOf(printed: string, memory: Uint8Array): Entry {
  const numbers = printed.trim().split(" ").map(Number);
  if (numbers.length !== 6 || !numbers.every(Number.isSafeInteger)) throw new Error(`The bootstrap said: ${printed}`);
  const [callable, counts, pointers, text, maxArguments, maxTextBytes] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const at = (address: number) => view.getUint32(address, true);
  const type = at(callable + TYPE_OF_OBJECT);
  const tableIndex = at(callable + at(type + VECTORCALL_OFFSET_OF_TYPE));
  return {
    ...{ counts: at(counts), pointers: at(pointers), text: at(text) },
    ...{ maxArguments, maxTextBytes, tableIndex, callable },
  };
}
