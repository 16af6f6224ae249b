import type { UnitRealm } from "./serve-units";

/** Time between two samples, and after one that found contention. */
const LOOK_EVERY_MS = 400;
const LOOK_AGAIN_MS = 100;
const PIECES = 4;
/** Duration of a piece, also on clocks with a resolution of whole milliseconds. */
const MIN_PIECE_MS = 1.5;
const FIRST_TURNS = 50_000;
const MAX_TURNS = 1e9;
/** Cores slow down when hot: after a quarter of a minute, half the old speed counts as the best. */
const FORGET = 1.02;
const GATE_EVERY_MS = 200;
const HOLD_MS = 100;

interface Parts {
  now: () => number;
  sleep: (ms: number) => void;
  /** Throws when the URL has been revoked. */
  load: (url: string) => void;
  /** URLs that are valid until the sandbox revokes them, one after the other. */
  gates: readonly string[];
  post: UnitRealm["post"];
}

/**
 * Watches the core that a unit worker was lent, while the worker computes and receives no messages. Four equal probes
 * show whether other programs use the core: one that took more than twice as long as the fastest was interrupted. To pause
 * the worker, the sandbox revokes the URL of its gate. In every engine this is the only signal that reaches a worker in
 * the middle of a unit.
 */
export class CoreWatch {
  readonly #parts: Parts;
  #tookMs = 0;
  #lookAt = 0;
  #gateAt = 0;
  /** The first gate that was not revoked. At an odd index the worker is paused. */
  #gate = 0;
  #turns = FIRST_TURNS;
  #bestMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The total time of sampling and pauses, which no unit is charged for. */
  get tookMs() {
    return this.#tookMs;
  }

  /** Called every few milliseconds. Returns when the program may continue. */
  attend() {
    const { now } = this.#parts;
    const start = now();
    if (start < this.#gateAt && start < this.#lookAt) return;
    try {
      if (start >= this.#gateAt) {
        this.#gateAt = start + GATE_EVERY_MS;
        this.#hold();
      }
      if (start >= this.#lookAt) {
        this.#lookAt = start + LOOK_AGAIN_MS;
        this.#look();
      }
    } catch {
      // The program may have used up the stack: then a later moment will do.
    }
    this.#tookMs += now() - start;
  }

  #hold() {
    const { now, sleep } = this.#parts;
    this.#passGates();
    while (this.#gate % 2 === 1) {
      const before = now();
      sleep(HOLD_MS);
      // In an engine without sleep, polling would keep the core busy.
      if (now() - before < HOLD_MS / 2) return;
      // A gate that failed to load once, and loads again, was not revoked.
      if (this.#isOpen(this.#gate - 1)) this.#gate -= 1;
      this.#passGates();
    }
  }

  #passGates() {
    while (this.#gate < this.#parts.gates.length - 1 && !this.#isOpen(this.#gate)) this.#gate += 1;
  }

  #isOpen(gate: number): boolean {
    try {
      this.#parts.load(this.#parts.gates[gate] as string);
      return true;
    } catch {
      return false;
    }
  }

  #look() {
    const { now, post } = this.#parts;
    let shortest = 0;
    let longest = 0;
    for (let piece = 0; piece < PIECES; piece++) {
      const start = now();
      spin(this.#turns);
      const ms = now() - start;
      if (piece === 0 || ms < shortest) shortest = ms;
      if (ms > longest) longest = ms;
    }
    if (shortest < MIN_PIECE_MS && this.#turns < MAX_TURNS) {
      this.#turns *= 2;
      this.#bestMs = 0;
      return;
    }
    const known = this.#bestMs * FORGET;
    this.#bestMs = known > 0 && known < shortest ? known : shortest;
    const isPressed = longest > 2 * this.#bestMs + MIN_PIECE_MS / 3;
    if (!isPressed) this.#lookAt = now() + LOOK_EVERY_MS;
    post({ op: "look", isPressed });
  }
}

const { imul } = Math;
let sink = 0;

/** Work whose iterations all take equally long, and that no compiler can remove. */
function spin(turns: number) {
  let value = sink | 1;
  for (let turn = 0; turn < turns; turn++) value = (imul(value, 1_103_515_245) + 12_345) | 0;
  sink = value;
}
