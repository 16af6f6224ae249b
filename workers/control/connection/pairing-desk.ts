import type { PairingAnswer } from "#protocol/devices/device-messages";
import type { PairingView } from "../../contract/pairing-view";
import type { SocketLink } from "./socket-link";

interface Parts {
  link: () => Pick<SocketLink, "welcomed" | "open" | "pair">;
  now: () => number;
  onChange: () => void;
}

/** Gets this device a code for as long as its resident looks at it: another one for each connection, and when one is over. */
export class PairingDesk {
  readonly #parts: Parts;
  #view: PairingView | null = null;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get view(): PairingView | null {
    return this.#view;
  }

  get isWanted(): boolean {
    return this.#view !== null;
  }

  want() {
    const link = this.#parts.link();
    this.#show({ kind: "asking" });
    if (link.welcomed) link.pair({ wanted: true });
    else link.open();
  }

  drop() {
    if (!this.#view) return;
    this.#parts.link().pair({ wanted: false });
    this.#show(null);
  }

  /** A code ends with its connection. */
  disconnected() {
    if (this.#view) this.#show({ kind: "asking" });
  }

  welcomed() {
    if (this.#view) this.want();
  }

  heard(answer: PairingAnswer) {
    if (!this.#view) return;
    switch (answer.kind) {
      case "code": {
        this.#show({ kind: "code", code: answer.code, until: this.#parts.now() + answer.lastsMs });
        this.#next = setTimeout(() => this.want(), answer.lastsMs);
        return;
      }
      case "claimed":
      case "not-now":
        return this.#show(answer.kind === "claimed" ? null : answer);
      default:
        throw new Error(`Unhandled answer: ${answer satisfies never}`);
    }
  }

  #show(view: PairingView | null) {
    clearTimeout(this.#next);
    this.#view = view;
    this.#parts.onChange();
  }
}
