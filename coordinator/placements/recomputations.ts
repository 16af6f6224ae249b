import { randomBytes } from "node:crypto";
import { isBlocked } from "#core/coordination/is-blocked";
import type { State } from "#core/coordination/state";
import type { DeviceId, GrantId, JobId, SessionId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { canContain } from "#core/scheduling/can-contain";
import type { DeviceReturn, ReplicaResult } from "#protocol/device-messages";

/** A unit that is settled, and that a device computes again because nobody has its output any more. */
export interface Recomputation {
  deviceId: DeviceId;
  jobId: JobId;
  block: number;
  unit: number;
  spec: JobSpec;
  owner: string;
}

interface Waiting extends Recomputation {
  resolve: (result: ReplicaResult | undefined) => void;
}

/** A device that may be given it, and the slot for it. */
export interface Recomputer {
  deviceId: DeviceId;
  session: SessionId;
  slot: number;
}

/** What no grant of the core is called. */
const PREFIX = "again-";
/** It is rare, and one of the first will do. */
const MAX_LOOKS = 1_000;

/**
 * Units that are computed once more for their outputs alone. Their answers are known: what such a device returns settles
 * nothing, earns nothing, and is held to the hash that was agreed on.
 */
export class Recomputations {
  readonly #waiting = new Map<string, Waiting>();

  begin(what: Recomputation, withinMs: number): { grantId: GrantId; result: Promise<ReplicaResult | undefined> } {
    const grantId = `${PREFIX}${randomBytes(10).toString("hex")}` as GrantId;
    const result = new Promise<ReplicaResult | undefined>((resolve) => {
      const timer = setTimeout(() => this.#settle(grantId, undefined), withinMs);
      this.#waiting.set(grantId, {
        ...what,
        resolve: (returned) => {
          clearTimeout(timer);
          resolve(returned);
        },
      });
    });
    return { grantId, result };
  }

  /** By what right a device reads what the unit needs. */
  find(grantId: string): Recomputation | undefined {
    return this.#waiting.get(grantId);
  }

  /** True when these are results of such a grant, whoever brings them: they are no concern of the core. */
  takes(deviceId: DeviceId, { grantId, results }: DeviceReturn): boolean {
    if (!grantId.startsWith(PREFIX)) return false;
    const waiting = this.#waiting.get(grantId);
    if (waiting?.deviceId === deviceId)
      this.#settle(
        grantId,
        results.find(({ unit }) => unit === waiting.unit),
      );
    return true;
  }

  left(deviceId: DeviceId) {
    for (const [grantId, waiting] of this.#waiting) if (waiting.deviceId === deviceId) this.#settle(grantId, undefined);
  }

  close() {
    for (const grantId of [...this.#waiting.keys()]) this.#settle(grantId, undefined);
  }

  #settle(grantId: string, result: ReplicaResult | undefined) {
    const waiting = this.#waiting.get(grantId);
    this.#waiting.delete(grantId);
    waiting?.resolve(result);
  }
}

/** A device that is at work for the city and may have the program; with a free slot, if there is one. */
export function chooseRecomputer(
  state: Readonly<State>,
  spec: JobSpec,
  mayHave: (deviceId: DeviceId) => boolean,
): Recomputer | undefined {
  let second: Recomputer | undefined;
  let looks = 0;
  for (const { id: session, device, slots } of state.sessions.values()) {
    if (++looks > MAX_LOOKS) break;
    const { id: deviceId, engine } = device;
    if (isBlocked(state as State, device) || !canContain(engine, spec.runtime, state.policy.scriptEngines)) continue;
    const slot = slots.find(({ grants }) => grants.size === 0) ?? slots[0];
    if (!slot || !mayHave(deviceId)) continue;
    const found = { deviceId, session, slot: slot.index };
    if (slot.grants.size === 0) return found;
    second ??= found;
  }
  return second;
}
