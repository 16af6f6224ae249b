import type { Logger } from "pino";
import type { ResultsReturned } from "#core/coordination/events";
import type { JobRun } from "#core/coordination/state";
import type { DeviceId, GrantId, JobId, SessionId } from "#core/ids";
import type { CheckedResult } from "#core/units/checked-result";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { Coordinator } from "../shell/coordinator";
import type { ResultComparator } from "./result-comparator";

/** Results of one grant, as sent by a device. */
export interface ReturnedResults {
  sessionId: SessionId;
  deviceId: DeviceId;
  grantId: GrantId;
  /** The signed part of the grant, when the device returns results again. */
  stub?: GrantStub | undefined;
  /** Converts them for the core, checked against the job's spec. */
  read(job: JobRun): CheckedResult[] | Promise<CheckedResult[]>;
  /** For results that cannot count, of which only the units matter. */
  unread(): CheckedResult[];
}

interface Parts {
  coordinator: Pick<Coordinator, "state" | "recall">;
  comparator: ResultComparator;
  /** Whether the coordinator signed this grant for this device. */
  provesGrant(deviceId: DeviceId, stub: GrantStub): boolean;
  log: Logger;
}

/**
 * The only way in for results: verifies the right to return them, loads their block, has them checked and compared, and
 * dispatches them to the core. Rejects when they could not be read or compared; nothing was dispatched then.
 */
export class ResultIntake {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  take(returned: ReturnedResults): Promise<void> | undefined {
    const { coordinator, comparator, provesGrant, log } = this.#parts;
    const { sessionId, deviceId, grantId, stub } = returned;
    const event = { kind: "results.returned", sessionId, grantId } as const;
    const held = coordinator.state.grants.get(grantId);
    if (held) return held.deviceId === deviceId ? this.#read(event, held.jobId, returned) : undefined;
    if (!stub || stub.grantId !== grantId) return undefined;
    if (provesGrant(deviceId, stub)) return this.#recall(event, stub, returned);
    log.warn({ event: "device.forged-grant", deviceId }, "results of a grant that we never signed");
    return comparator.take({ ...event, results: returned.unread(), voidReason: "unproven" });
  }

  async #recall(event: Omit<ResultsReturned, "results">, stub: GrantStub, returned: ReturnedResults): Promise<void> {
    const { coordinator, comparator, log } = this.#parts;
    const proven = { jobId: stub.jobId as JobId, block: stub.block, units: stub.units };
    const place = await coordinator.recall(proven.jobId, proven.block).catch((error: unknown) => {
      log.warn({ event: "device.recall-failed", err: error }, "a late result will be presented again");
      return "away" as const;
    });
    // Until the block has been loaded, or another coordinator has finished it or died, the result cannot be
    // acknowledged here.
    if (place === "away") return;
    if (place === "here") return this.#read({ ...event, proven }, proven.jobId, returned);
    return comparator.take({ ...event, results: returned.unread(), voidReason: place });
  }

  #read(event: Omit<ResultsReturned, "results">, jobId: JobId, returned: ReturnedResults): Promise<void> | undefined {
    const { coordinator, comparator } = this.#parts;
    const job = coordinator.state.jobs.get(jobId);
    const results = job ? returned.read(job) : returned.unread();
    if (!(results instanceof Promise)) return comparator.take({ ...event, results });
    return results.then((read) => comparator.take({ ...event, results: read }));
  }
}
