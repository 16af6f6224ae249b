import type { FromUnit, UnitAnswer } from "#protocol/devices/sandbox-messages";

/** Half of what a worker holds: it computes the other half while the control side sends more. */
const ANSWERS_TOGETHER = 16;
const MAX_WAIT_MS = 20;
/** A longer output is sent alone, and transferred instead of copied. */
const MAX_ANSWER_BYTES = 16_384;

interface Parts {
  post: (message: FromUnit, buffer?: ArrayBuffer) => void;
  now: () => number;
}

/**
 * Batches answers of units so short that a message for each would cost as much as computing them. A finished answer
 * waits for others for 20 ms at most: until a unit has ended after that, or has used up its first fuel. For commands
 * only, because a script can neither be interrupted to send answers nor be trusted with those of others.
 */
export class AnswerBatch {
  readonly #parts: Parts;
  #answers: UnitAnswer[] = [];
  #since = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  add(answer: UnitAnswer, buffer: ArrayBuffer | undefined) {
    const now = this.#parts.now();
    if (buffer && buffer.byteLength > MAX_ANSWER_BYTES) {
      this.flush();
      return this.#parts.post(answer, buffer);
    }
    if (this.#answers.length === 0) this.#since = now;
    this.#answers.push(answer);
    if (this.#answers.length >= ANSWERS_TOGETHER || now - this.#since >= MAX_WAIT_MS) this.flush();
  }

  flush() {
    const [first, ...others] = this.#answers;
    if (!first) return;
    this.#parts.post(others.length === 0 ? first : { op: "answers", answers: this.#answers });
    // After the message has been sent: if posting throws, the answers are still here.
    this.#answers = [];
  }

  /** The running unit is about to continue for long. It may have used up the stack: then a later rest will do. */
  rest(ms: number) {
    if (this.#answers.length === 0) return;
    try {
      if (this.#parts.now() - this.#since + ms >= MAX_WAIT_MS) this.flush();
    } catch {
      // Nothing was sent and nothing is lost.
    }
  }
}
