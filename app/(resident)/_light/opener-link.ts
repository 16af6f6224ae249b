import type { SignedVisit } from "#protocol/api/partners";

/** `alone`: no page of the partner has answered. `left`: one had, and is gone or wants no more. */
export type Contact = "waiting" | "joined" | "alone" | "left";
export type LampState = "off" | "ready" | "running";

const HELLO_MS = 1_000;
const ANSWER_MS = 6_000;
/** A page in the background may be slow to answer, and must not be taken for gone. */
const SILENCE_MS = 60_000;

interface Parts {
  opener: Window | null;
  /** The only one that messages are delivered to, and taken from. */
  origin: string;
  onChange: () => void;
  now: () => number;
}

/** The page that opened this window. It has proven its origin once it has answered: the browser says where from. */
export class OpenerLink {
  readonly #parts: Parts;
  readonly #began: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #contact: Contact = "waiting";
  #heard = 0;
  #state: LampState = "off";
  #work: SignedVisit | undefined;
  player = "";

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#began = parts.now();
  }

  /** Not earlier: without an opener it tells so at once. */
  begin() {
    addEventListener("message", this.#onMessage);
    this.#timer = setInterval(() => this.#look(), HELLO_MS);
    this.#look();
  }

  get contact(): Contact {
    return this.#contact;
  }

  state(state: LampState) {
    if (state === this.#state) return;
    this.#state = state;
    this.#send({ lamplighter: "state", state });
  }

  work(signed: SignedVisit) {
    this.#work = signed;
    this.#send({ lamplighter: "work", ...signed });
  }

  dispose() {
    clearInterval(this.#timer);
    removeEventListener("message", this.#onMessage);
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent) => {
    if (source === null || source !== this.#parts.opener || origin !== this.#parts.origin) return;
    const { lamplighter, player } = Object(data) as { lamplighter?: unknown; player?: unknown };
    if (lamplighter === "bye") return this.#become("left");
    if (lamplighter !== "here") return;
    this.#heard = this.#parts.now();
    if (this.#contact === "joined") return;
    this.player = typeof player === "string" ? player : "";
    this.#become("joined");
    if (this.#state !== "off") this.#send({ lamplighter: "state", state: this.#state });
    if (this.#work) this.#send({ lamplighter: "work", ...this.#work });
  };

  #look() {
    const { opener, now } = this.#parts;
    const isGone = opener === null || opener.closed;
    this.#send({ lamplighter: "hello" });
    if (this.#contact === "joined") {
      if (isGone || now() - this.#heard > SILENCE_MS) this.#become("left");
    } else if (this.#contact === "waiting" && (isGone || now() - this.#began > ANSWER_MS)) this.#become("alone");
  }

  #become(contact: Contact) {
    if (contact === this.#contact) return;
    this.#contact = contact;
    this.#parts.onChange();
  }

  #send(message: object) {
    const { opener, origin } = this.#parts;
    if (opener && !opener.closed) opener.postMessage(message, origin);
  }
}
