import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import { addProgress, type DayTally, dayOf, emptyDay, type Progress, parseTally } from "./day-tally";

const KEY = "lamplighter.today";
const SAVE_EVERY_MS = 5_000;
const NOTHING: Progress = { units: 0, coreMs: 0, creditNanos: null };

/** Counts this browser's day on from snapshot to snapshot, and keeps it through a reload. */
export class DayCounter {
  #tally: DayTally | undefined;
  #last = NOTHING;
  #savedAt = 0;
  #unsaved = false;

  get tally(): DayTally {
    return this.#tally ?? emptyDay("");
  }

  count(snapshot: DonationSnapshot, now: Date): DayTally {
    const day = dayOf(now);
    const progress = {
      units: snapshot.unitsSession,
      coreMs: snapshot.coreMsSession,
      creditNanos: snapshot.deviceId === null ? null : snapshot.creditNanos,
    };
    const before = this.#tally ?? parseTally(read(), day);
    const after = addProgress(before, day, this.#last, progress);
    this.#unsaved ||= after.units !== before.units || after.creditAtDawnNanos !== before.creditAtDawnNanos;
    this.#last = progress;
    this.#tally = after;
    if (this.#unsaved && now.getTime() - this.#savedAt >= SAVE_EVERY_MS) {
      this.#savedAt = now.getTime();
      this.save();
    }
    return after;
  }

  save() {
    if (!this.#tally || !this.#unsaved) return;
    this.#unsaved = false;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#tally));
    } catch {
      // A browser that keeps nothing counts from zero after each reload.
    }
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
