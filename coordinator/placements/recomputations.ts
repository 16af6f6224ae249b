import { randomBytes } from "node:crypto";
import { isBlocked } from "#core/coordination/sessions/is-blocked";
import type { State } from "#core/coordination/state";
import type { DeviceId, GrantId, JobId, SessionId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { canContain } from "#core/scheduling/can-contain";
import type { DeviceReturn, ReplicaResult } from "#protocol/devices/device-messages";

/** A settled unit that a device computes again because no device has its output any more. */
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

/** A device that may be given the unit, and its slot. */
export interface Recomputer {
  deviceId: DeviceId;
  session: SessionId;
  slot: number;
}

/** No grant of the core has this prefix. */
const PREFIX = "again-";
/** It is rare, and one of the first devices will do. */
const MAX_LOOKS = 1_000;

/**
 * Units that are computed once more only for their outputs. Their answers are known: what such a device returns settles
 * nothing, earns nothing, and must match the hash that was agreed on.
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

  /** The grant with which a device may read what the unit needs. */
  find(grantId: string): Recomputation | undefined {
    return this.#waiting.get(grantId);
  }

  /** True when these are results of such a grant, whichever device returns them: they are not for the core. */
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

/** A device that works for the city and may have the program; with a free slot, if there is one. */
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
