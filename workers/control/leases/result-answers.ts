import type { Acknowledgement, Held, Refused } from "#protocol/devices/device-messages";
import type { TurnedAway } from "../../contract/donation-snapshot";
import type { Outbox } from "./outbox";

interface Parts {
  outbox: Outbox;
  now: () => number;
  /** The outbox takes results again. */
  onRoom: () => void;
  onChange: () => void;
}

/**
 * The coordinator's answers to results: that they are durable, that they are held, or that they will never count, and
 * why.
 */
export class ResultAnswers {
  readonly #parts: Parts;
  /** Results that were refused for good, with the latest reason. */
  turnedAway: TurnedAway | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  acknowledge({ grantId, units }: Acknowledgement) {
    const { outbox } = this.#parts;
    this.#changing(() => void outbox.acknowledge(grantId, units).catch(() => {}));
  }

  hold({ grantId, units }: Pick<Held, "grantId" | "units">) {
    const { outbox, now } = this.#parts;
    this.#changing(() => this.#turnAwayDropped("no-room", outbox.hold(grantId, units, now())));
  }

  refuse({ grantId, units, why }: Refused) {
    const before = this.#kept;
    this.acknowledge({ grantId, units });
    this.#turnAway(why, before - this.#kept);
  }

  /** Drops what has waited for too long. */
  expire() {
    const { outbox, now } = this.#parts;
    this.#turnAwayDropped("too-old", outbox.expireHeld(now()));
  }

  get #kept() {
    const { results, heldResults } = this.#parts.outbox;
    return results + heldResults;
  }

  #changing(change: () => void) {
    const { outbox, onRoom, onChange } = this.#parts;
    const wasFull = outbox.isFull;
    change();
    if (wasFull) onRoom();
    onChange();
  }

  #turnAwayDropped(why: TurnedAway["why"], dropped: Promise<number>) {
    dropped.then(
      (results) => this.#turnAway(why, results),
      () => {},
    );
  }

  #turnAway(why: TurnedAway["why"], results: number) {
    if (results === 0) return;
    const known = this.turnedAway?.why === why ? this.turnedAway.results : 0;
    this.turnedAway = { why, results: known + results };
    this.#parts.onChange();
  }
}
