import type { DeviceLink, LinkAnswer, ObjectLink } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";

const NOT_NOW: ObjectLink = { kind: "not-now" };

/** Requests links to objects from the coordinator. A request without a timely answer must be repeated. */
export class LinkRequests {
  readonly #send: (asked: DeviceLink) => void;
  readonly #waiting = new Map<string, (link: ObjectLink) => void>();

  constructor(send: (asked: DeviceLink) => void) {
    this.#send = send;
  }

  ask(asked: DeviceLink): Promise<ObjectLink> {
    return new Promise((resolve) => {
      const key = keyOf(asked);
      const giveUp = setTimeout(() => this.#settle(key, NOT_NOW), LIMITS.MAX_LINK_WAIT_MS);
      // Nobody asks twice at a time: each unit is loaded by one slot.
      this.#settle(key, NOT_NOW);
      this.#waiting.set(key, (link) => {
        clearTimeout(giveUp);
        resolve(link);
      });
      this.#send(asked);
    });
  }

  answered(answer: LinkAnswer) {
    this.#settle(keyOf(answer), answer.link);
  }

  /** Answers that were due are lost with the connection. */
  disconnected() {
    for (const key of [...this.#waiting.keys()]) this.#settle(key, NOT_NOW);
  }

  #settle(key: string, link: ObjectLink) {
    const resolve = this.#waiting.get(key);
    this.#waiting.delete(key);
    resolve?.(link);
  }
}

const keyOf = ({ grantId, unit, from }: DeviceLink) => `${grantId} ${unit} ${from}`;
