import type { IncomingMessage } from "node:http";
import { HOUR } from "#core/time";
import { callerOf } from "../auth/client-address";
import { steadyNow } from "../clock";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";

interface SenderBounds {
  atOnce: number;
  bytesPerHour: number;
}

interface GateBounds {
  /** For one account or device, and for all senders in one network. */
  sender: SenderBounds;
  network: SenderBounds;
}

export interface NotNow {
  kind: "not-now";
  message: string;
}

const GIB = 1024 ** 3;

/** Limits what one person or device, and one network, sends at the same time and within an hour. */
export class UploadGate {
  readonly #sender: Gate;
  readonly #network: Gate;

  constructor({ sender, network }: GateBounds) {
    this.#sender = new Gate(sender, "");
    this.#network = new Gate(network, " from your network");
  }

  /** Runs `store`, unless the sender must come again later. */
  async pass<Outcome>(
    sender: string,
    request: IncomingMessage,
    store: () => Promise<Outcome>,
  ): Promise<Outcome | NotNow> {
    const network = callerOf(request)?.network;
    const gates = [{ gate: this.#sender, key: sender }];
    if (network !== undefined) gates.push({ gate: this.#network, key: network });
    // The length that a request declares is reserved before the body is read, so that many at once cannot pass
    // together.
    const told = Number(request.headers["content-length"] ?? 0) || 0;
    for (const { gate, key } of gates) {
      const message = gate.refusal(key, told);
      if (message !== undefined) return { kind: "not-now", message };
    }
    const leave = gates.map(({ gate, key }) => gate.enter(key, told));
    const before = request.socket.bytesRead;
    try {
      return await store();
    } finally {
      for (const one of leave) one(request.socket.bytesRead - before);
    }
  }
}

class Gate {
  readonly #bounds: SenderBounds;
  readonly #who: string;
  readonly #open: AtOnce;
  readonly #bytes: Quota;

  constructor(bounds: SenderBounds, who: string) {
    this.#bounds = bounds;
    this.#who = who;
    this.#open = new AtOnce(bounds.atOnce);
    this.#bytes = new Quota({ max: bounds.bytesPerHour, windowMs: HOUR });
  }

  refusal(key: string, told: number): string | undefined {
    const { atOnce, bytesPerHour } = this.#bounds;
    if (this.#open.isFull(key))
      return `At most ${atOnce} uploads at once${this.#who}: send this one when another has finished.`;
    const left = this.#bytes.left(key, steadyNow());
    // One that declares no length may be the last, and exceed the limit by itself.
    if (left > 0 && left >= told) return undefined;
    return `At most ${bytesOf(bytesPerHour)} an hour${this.#who}. Send the rest in an hour.`;
  }

  /** Call the returned function with the number of bytes that actually arrived. */
  enter(key: string, told: number): (came: number) => void {
    const leave = this.#open.enter(key);
    this.#bytes.take(key, steadyNow(), told);
    return (came) => {
      leave();
      if (came > told) this.#bytes.take(key, steadyNow(), came - told);
    };
  }
}

const bytesOf = (bytes: number) => (bytes >= GIB ? `${bytes / GIB} GiB` : `${bytes.toLocaleString("en")} bytes`);
