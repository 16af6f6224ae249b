import type { IncomingMessage } from "node:http";
import { HOUR } from "#core/time";
import { callerOf } from "../auth/client-address";
import { steadyNow } from "../clock";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";
import type { ApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";

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
  refused: ApiError;
}

/** Limits what one person or device, and one network, sends at the same time and within an hour. */
export class UploadGate {
  readonly #sender: Gate;
  readonly #network: Gate;

  constructor({ sender, network }: GateBounds) {
    this.#sender = new Gate(sender, false);
    this.#network = new Gate(network, true);
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
      const refused = gate.refusal(key, told);
      if (refused) return { kind: "not-now", refused };
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
  readonly #isNetwork: boolean;
  readonly #open: AtOnce;
  readonly #bytes: Quota;

  constructor(bounds: SenderBounds, isNetwork: boolean) {
    this.#bounds = bounds;
    this.#isNetwork = isNetwork;
    this.#open = new AtOnce(bounds.atOnce);
    this.#bytes = new Quota({ max: bounds.bytesPerHour, windowMs: HOUR });
  }

  refusal(key: string, told: number): ApiError | undefined {
    const { atOnce, bytesPerHour } = this.#bounds;
    const isNetwork = this.#isNetwork;
    if (this.#open.isFull(key)) return refuse("too-many-uploads-at-once", { max: atOnce, isNetwork });
    const left = this.#bytes.left(key, steadyNow());
    // One that declares no length may be the last, and exceed the limit by itself.
    if (left > 0 && left >= told) return undefined;
    return refuse("too-many-bytes-an-hour", { max: bytesPerHour, isNetwork });
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
