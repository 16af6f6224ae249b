import type { DeviceReturn, GrantStub, ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";

/** Results of one grant on their way, with the stub that any later connection must present. */
export interface Parcel {
  stub: GrantStub;
  results: ReplicaResult[];
  /** Connection that brought the grant. */
  connection: number;
}

const NO_CONNECTION = 0;

interface Filling extends Parcel {
  bytes: number;
}

/** Results that end close together are sent together: at most `unitsPerGrant` and `returnBytes` in one message. */
export class ReturnBatch {
  /** The oldest parcel first. The last one of a grant may still grow. */
  #parcels: Filling[] = [];
  readonly #growing = new Map<string, Filling>();

  get size() {
    return this.#parcels.reduce((sum, parcel) => sum + parcel.results.length, 0);
  }

  /** True when the parcel cannot grow any more: send it now. */
  add(stub: GrantStub, connection: number, result: ReplicaResult): boolean {
    const bytes = weightOf(result);
    let parcel = this.#growing.get(stub.grantId);
    if (!parcel || parcel.results.length >= LIMITS.unitsPerGrant || parcel.bytes + bytes > LIMITS.returnBytes) {
      parcel = { stub, connection, results: [], bytes: 0 };
      this.#parcels.push(parcel);
      this.#growing.set(stub.grantId, parcel);
    }
    parcel.results.push(result);
    parcel.bytes += bytes;
    return parcel.results.length >= LIMITS.unitsPerGrant || parcel.bytes >= LIMITS.returnBytes / 2;
  }

  take(max: number): Parcel[] {
    const taken = this.#parcels.slice(0, max);
    this.#parcels = this.#parcels.slice(max);
    for (const parcel of taken) {
      if (this.#growing.get(parcel.stub.grantId) === parcel) this.#growing.delete(parcel.stub.grantId);
    }
    return taken.map(({ stub, results, connection }) => ({ stub, results, connection }));
  }

  /** The grants were given up: results of them that are still to be sent need their stub. */
  detach() {
    for (const parcel of this.#parcels) parcel.connection = NO_CONNECTION;
    this.#growing.clear();
  }

  grantIds(): string[] {
    return this.#parcels.map((parcel) => parcel.stub.grantId);
  }

  /** Forgets what was not sent yet of the grants that `gone` names: they were revoked. */
  drop(gone: (stub: GrantStub) => boolean) {
    this.#parcels = this.#parcels.filter((parcel) => !gone(parcel.stub));
    for (const [grantId, parcel] of this.#growing) {
      if (gone(parcel.stub)) this.#growing.delete(grantId);
    }
  }
}

/** The message for a parcel, with the stub if the coordinator may no longer know the grant. */
export function toReturn(parcel: Parcel, connection: number): DeviceReturn {
  return {
    grantId: parcel.stub.grantId,
    results: parcel.results,
    ...(parcel.connection === connection ? {} : { stub: parcel.stub }),
  };
}

const ENVELOPE_BYTES = 128;
/** Text in other scripts takes up to three bytes a character. */
const BYTES_PER_CHAR = 3;

export function weightOf(result: ReplicaResult): number {
  const bytes = "bytes" in result ? (result.bytes?.byteLength ?? 0) : 0;
  const parts =
    result.kind === "kept"
      ? result.parts.reduce((sum, { name }) => sum + name.length * BYTES_PER_CHAR + ENVELOPE_BYTES, 0)
      : 0;
  const stderr = result.kind === "lost" ? 0 : (result.stderr?.length ?? 0);
  const message = result.kind === "failed" || result.kind === "lost" ? result.message.length : 0;
  return ENVELOPE_BYTES + bytes + parts + (stderr + message) * BYTES_PER_CHAR;
}
