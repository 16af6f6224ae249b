import type { Logger } from "pino";
import { LIMITS } from "#protocol/limits";

interface Parts {
  print: (people: readonly string[]) => Promise<Map<string, string>>;
  /** People whose pages follow their devices. */
  followed: () => string[];
  tell: (personId: string) => void;
  log: Logger;
}

const LOOK_EVERY_MS = 1_000;

/**
 * Looks once a second whether anything has changed about the devices of those who have their page open, whichever
 * coordinator changed it; of many people, at some in turn.
 */
export class HouseholdWatch {
  readonly #parts: Parts;
  #prints = new Map<string, string>();
  #next = 0;
  #isLooking = false;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  close() {
    clearInterval(this.#timer);
  }

  async look(): Promise<void> {
    if (this.#isLooking) return;
    const { print, followed, tell, log } = this.#parts;
    const people = followed();
    if (people.length === 0) return this.#prints.clear();
    this.#isLooking = true;
    if (this.#next >= people.length) this.#next = 0;
    const some = people.slice(this.#next, this.#next + LIMITS.MAX_HOUSEHOLDS_LOOKED_AT);
    this.#next += some.length;
    try {
      const found = await print(some);
      const before = this.#prints;
      this.#prints = new Map(people.flatMap((id) => (before.has(id) ? [[id, before.get(id) ?? ""]] : [])));
      for (const id of some) {
        const now = found.get(id) ?? "";
        if (this.#prints.get(id) === now) continue;
        this.#prints.set(id, now);
        tell(id);
      }
    } catch (error) {
      log.warn({ event: "live.households-unread", err: error }, "pages of devices were not updated; again in a second");
    }
    this.#isLooking = false;
  }
}
