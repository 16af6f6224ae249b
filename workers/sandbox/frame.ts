import { SANDBOX_HAND_OVER, type SandboxCommand, type SandboxReply } from "#protocol/sandbox-messages";

/** The unit worker's script; the build puts it here, so that the hash of this script covers it too. */
declare const UNIT_WORKER_SCRIPT: string;

/**
 * The boot script of the sandbox. It runs beside workers with customers' code and has nothing worth stealing: it makes
 * and ends workers, says that it is alive, and never looks at what they say.
 */
const unitWorkerUrl = URL.createObjectURL(new Blob([UNIT_WORKER_SCRIPT], { type: "text/javascript" }));
const workers = new Map<number, Worker>();

function takePort(event: MessageEvent) {
  const [port] = event.ports;
  if (event.source !== parent || event.data !== SANDBOX_HAND_OVER || !port) return;
  removeEventListener("message", takePort);
  const reply = (message: SandboxReply) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<SandboxCommand>) => applyCommand(data, reply);
  reply({ op: "ready" });
}

function applyCommand(command: SandboxCommand, reply: (message: SandboxReply) => void) {
  switch (command.op) {
    case "spawn":
      return spawn(command, reply);
    case "kill":
      workers.get(command.worker)?.terminate();
      workers.delete(command.worker);
      return reply({ op: "killed", worker: command.worker });
    case "ping":
      return reply({ op: "pong", n: command.n });
    default:
      throw new Error(`Unhandled command: ${command satisfies never}`);
  }
}

/** A classic worker: module workers from a blob fail in Chromium's opaque origins. */
function spawn({ worker, port }: { worker: number; port: MessagePort }, reply: (message: SandboxReply) => void) {
  const made = new Worker(unitWorkerUrl);
  workers.set(worker, made);
  made.onerror = (event) => {
    event.preventDefault();
    reply({ op: "worker-error", worker });
  };
  made.postMessage({ port }, [port]);
}

addEventListener("message", takePort);
