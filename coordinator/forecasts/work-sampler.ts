import { setImmediate as letOthers } from "node:timers/promises";
import type { Pool } from "pg";
import type { State } from "#core/coordination/state";
import type { Tariff } from "#core/home/tariff";
import { MINUTE } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { noteWork } from "./note-work";

export const SAMPLE_WORK_EVERY_MS = MINUTE;
/** A coordinator that stood still has not seen what devices did meanwhile. */
const MAX_SAMPLE_MS = 2 * SAMPLE_WORK_EVERY_MS;

interface Parts {
  state: () => Readonly<State>;
  pool: Pick<Pool, "query">;
  /** As they hold now. */
  tariffs: () => readonly Tariff[];
  /** Time that never jumps, and the time of day. */
  steadyNow: () => number;
  now: () => number;
}

/**
 * Looks once a minute at which cores have a job, and takes it that they had one since the last look. No device says how
 * long it worked: this is what the coordinator gave it and has not had back.
 */
export class WorkSampler {
  readonly #parts: Parts;
  #lookedAt: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#lookedAt = parts.steadyNow();
  }

  async round(): Promise<void> {
    const { state, pool, tariffs, steadyNow, now } = this.#parts;
    const at = steadyNow();
    const ms = Math.min(MAX_SAMPLE_MS, at - this.#lookedAt);
    this.#lookedAt = at;
    let seen = new Map<number, number>();
    let looked = 0;
    for (const { device, slots } of state().sessions.values()) {
      const busy = slots.filter(({ jobId }) => jobId !== null).length;
      if (busy > 0) seen.set(device.no, busy * ms);
      if (++looked % LIMITS.MAX_DEVICES_SAMPLED_AT_ONCE > 0) continue;
      await noteWork(pool, seen, tariffs(), now());
      seen = new Map();
      await letOthers();
    }
    if (seen.size > 0) await noteWork(pool, seen, tariffs(), now());
  }
}
