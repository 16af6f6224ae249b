import type { IncomingMessage } from "node:http";
import { HOUR } from "#core/time";
import { steadyNow } from "../clock";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";

interface GateBounds {
  atOnce: number;
  bytesPerHour: number;
}

export interface NotNow {
  kind: "not-now";
  message: string;
}

/** Bounds what one person or device sends at the same time, and within an hour. */
export class UploadGate {
  readonly #bounds: GateBounds;
  readonly #open: AtOnce;
  readonly #bytes: Quota;

  constructor(bounds: GateBounds) {
    this.#bounds = bounds;
    this.#open = new AtOnce(bounds.atOnce);
    this.#bytes = new Quota({ most: bounds.bytesPerHour, windowMs: HOUR });
  }

  /** What `store` makes of the request, unless its sender is to come again later. */
  async pass<Outcome>(
    sender: string,
    request: IncomingMessage,
    store: () => Promise<Outcome>,
  ): Promise<Outcome | NotNow> {
    const { atOnce, bytesPerHour } = this.#bounds;
    if (this.#open.isFull(sender)) {
      return { kind: "not-now", message: `At most ${atOnce} uploads at once: send this one when another is done.` };
    }
    // Before its length is known, for it may not have told it: the one that passes the bound is the last.
    if (!this.#bytes.take(sender, steadyNow(), 0)) {
      return { kind: "not-now", message: `At most ${bytesPerHour} bytes an hour. Send the rest in an hour.` };
    }
    const leave = this.#open.enter(sender);
    const before = request.socket.bytesRead;
    const told = Number(request.headers["content-length"] ?? 0);
    try {
      return await store();
    } finally {
      leave();
      this.#bytes.take(sender, steadyNow(), Math.max(told, request.socket.bytesRead - before));
    }
  }
}
