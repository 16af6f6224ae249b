import {
  GATES_PER_WORKER,
  SANDBOX_HAND_OVER,
  type SandboxCommand,
  type SandboxReply,
  type WorkerHandOver,
} from "#protocol/devices/sandbox-messages";

/** The unit worker's script; the build puts it here, so that the hash of this script covers it too. */
declare const UNIT_WORKER_SCRIPT: string;

/**
 * The boot script of the sandbox. It runs next to workers with customers' code and has nothing worth stealing: it makes
 * and ends workers, compiles their command without running it, answers pings, and never reads their messages.
 */
const unitWorkerUrl = URL.createObjectURL(new Blob([UNIT_WORKER_SCRIPT], { type: "text/javascript" }));
const nothing = new Blob([], { type: "text/javascript" });
const workers = new Map<number, SpawnedWorker>();
/** Gives the module of the job's command, where the job has one. */
let moduleOfCommand: (() => Promise<WebAssembly.Module>) | undefined;

interface SpawnedWorker {
  worker: Worker;
  /** The remaining gates; the worker is paused while their number is even. */
  gates: string[];
}

function takePort(event: MessageEvent) {
  const [port] = event.ports;
  if (event.source !== parent || event.data !== SANDBOX_HAND_OVER || !port) return;
  removeEventListener("message", takePort);
  const reply = (message: SandboxReply) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<SandboxCommand>) => applyCommand(data, reply);
  reply({ op: "ready" });
}

function applyCommand(order: SandboxCommand, reply: (message: SandboxReply) => void) {
  switch (order.op) {
    case "compile":
      moduleOfCommand = compileOnce(new Uint8Array(order.program));
      return;
    case "spawn":
      return spawn(order, reply);
    case "kill":
      end(order.worker);
      return reply({ op: "killed", worker: order.worker });
    case "hold":
      return hold(order.worker, order.isHeld);
    case "ping":
      return reply({ op: "pong", n: order.n });
    default:
      throw new Error(`Unhandled command: ${order satisfies never}`);
  }
}

/** A classic worker: module workers from a blob fail in Chromium's opaque origins. */
function spawn({ worker, port }: { worker: number; port: MessagePort }, reply: (message: SandboxReply) => void) {
  const made = new Worker(unitWorkerUrl);
  const gates = Array.from({ length: GATES_PER_WORKER }, () => URL.createObjectURL(nothing));
  workers.set(worker, { worker: made, gates });
  made.onerror = (event) => {
    event.preventDefault();
    reply({ op: "worker-error", worker });
  };
  // All of them: a gate that is revoked before the module exists counts, too.
  const all = [...gates];
  const handOver = (module: WebAssembly.Module | undefined) =>
    made.postMessage({ port, gates: all, module } satisfies WorkerHandOver, [port]);
  if (!moduleOfCommand) return handOver(undefined);
  moduleOfCommand()
    .then(handOver)
    .catch(() => reply({ op: "worker-error", worker }));
}

/** If compiling fails, for instance for lack of memory, it is tried again for the next worker. */
function compileOnce(bytes: Uint8Array<ArrayBuffer>): () => Promise<WebAssembly.Module> {
  let compiled: Promise<WebAssembly.Module> | undefined;
  return () => {
    compiled ??= WebAssembly.compile(bytes).catch((error) => {
      compiled = undefined;
      throw error;
    });
    return compiled;
  };
}

/** The last gate stays: a worker without gates would be paused for ever, or never. */
function hold(worker: number, isHeld: boolean) {
  const gates = workers.get(worker)?.gates;
  if (!gates || gates.length <= 1 || (gates.length % 2 === 0) === isHeld) return;
  URL.revokeObjectURL(gates.shift() ?? "");
}

function end(worker: number) {
  const ended = workers.get(worker);
  workers.delete(worker);
  ended?.worker.terminate();
  for (const gate of ended?.gates ?? []) URL.revokeObjectURL(gate);
}

addEventListener("message", takePort);
