import type { SandboxCommand, SandboxReply } from "#protocol/devices/sandbox-messages";

/** Called when a unit worker is gone: it failed, its sandbox was removed, or its sandbox died by itself. */
export type OnLost = (how: "failed" | "removed" | "died") => void;

/**
 * The control worker's end of one sandbox. The sandbox's own code is our boot script, next to workers with customers'
 * code, so its messages are checked, and its silence is noticed by the pool's ticks.
 */
export class SandboxLink {
  readonly frame: number;
  readonly #port: MessagePort;
  readonly #workers = new Map<number, OnLost>();
  readonly #ready: Promise<void>;
  #hasCommand = false;
  #isReady: () => void = () => {};
  #nextWorker = 1;
  #pings = 0;
  #pongs = 0;
  #silentTicks = 0;
  #closed = false;

  constructor(frame: number, port: MessagePort) {
    this.frame = frame;
    this.#port = port;
    this.#ready = new Promise((resolve) => {
      this.#isReady = resolve;
    });
    port.onmessage = (event) => this.#onMessage(event.data);
  }

  get closed() {
    return this.#closed;
  }

  /** Resolves once the boot script has answered; never, if there is none. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * A new unit worker; `onLost` is called at most once, when it or its whole sandbox is gone. All workers of this
   * sandbox run the same command, which it compiles once.
   */
  spawn(onLost: OnLost, command?: Uint8Array): { worker: number; port: MessagePort } {
    if (command && !this.#hasCommand) this.#command({ op: "compile", program: command });
    this.#hasCommand ||= command !== undefined;
    const worker = this.#nextWorker++;
    const channel = new MessageChannel();
    this.#workers.set(worker, onLost);
    this.#command({ op: "spawn", worker, port: channel.port2 }, [channel.port2]);
    return { worker, port: channel.port1 };
  }

  kill(worker: number) {
    if (this.#workers.delete(worker)) this.#command({ op: "kill", worker });
  }

  hold(worker: number, isHeld: boolean) {
    this.#command({ op: "hold", worker, isHeld });
  }

  /** One more tick without a message; returns for how many ticks the sandbox has owed us a pong. */
  tick(): number {
    if (this.#pongs === this.#pings) {
      this.#silentTicks = 0;
      this.#pings += 1;
      this.#command({ op: "ping", n: this.#pings });
    } else {
      this.#silentTicks += 1;
    }
    return this.#silentTicks;
  }

  get hasWorkers() {
    return this.#workers.size > 0;
  }

  close(how: "removed" | "died" = "removed") {
    if (this.#closed) return;
    this.#closed = true;
    this.#port.onmessage = null;
    this.#port.close();
    const lost = [...this.#workers.values()];
    this.#workers.clear();
    for (const tell of lost) tell(how);
  }

  #command(command: SandboxCommand, transfer: Transferable[] = []) {
    if (!this.#closed) this.#port.postMessage(command, transfer);
  }

  #onMessage(message: unknown) {
    if (!isReply(message)) return;
    switch (message.op) {
      case "ready":
        this.#isReady();
        return;
      case "pong":
        if (message.n === this.#pings) this.#pongs = message.n;
        return;
      case "worker-error": {
        const tell = this.#workers.get(message.worker);
        this.kill(message.worker);
        tell?.("failed");
        return;
      }
      case "killed":
        return;
      default:
        throw new Error(`Unhandled word of a sandbox: ${message satisfies never}`);
    }
  }
}

function isReply(message: unknown): message is SandboxReply {
  if (typeof message !== "object" || message === null || !("op" in message)) return false;
  switch (message.op) {
    case "ready":
      return true;
    case "pong":
      return "n" in message && Number.isSafeInteger(message.n);
    case "killed":
    case "worker-error":
      return "worker" in message && Number.isSafeInteger(message.worker);
    default:
      return false;
  }
}
