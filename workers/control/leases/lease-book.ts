import type { Grant, GrantStub, Revocation } from "#protocol/devices/device-messages";

/** The right to one replica, as the device keeps it. */
export interface Lease {
  readonly grant: HeldGrant;
  readonly unit: number;
  readonly line: string | undefined;
}

export interface HeldGrant {
  readonly stub: GrantStub;
  readonly jobId: string;
  readonly slot: number;
  /** Number of the connection that brought it: a later one must present the stub. */
  readonly connection: number;
  readonly arrivedAt: number;
}

interface OpenGrant extends HeldGrant {
  readonly waiting: Lease[];
  /** Units neither finished nor dropped: those waiting, and those that a slot has taken. */
  readonly open: Map<number, Lease>;
}

/** Which units this device holds, and for which slot. Every lease leaves it exactly once: finished or dropped. */
export class LeaseBook {
  /** In the order of arrival. */
  readonly #grants = new Map<string, OpenGrant>();

  add(grant: Grant, connection: number, arrivedAt: number) {
    if (this.#grants.has(grant.grantId)) return;
    const { grantId, jobId, block, units, token } = grant;
    const held: OpenGrant = {
      stub: { grantId, jobId, block, units, token },
      jobId,
      slot: grant.slot,
      connection,
      arrivedAt,
      waiting: [],
      open: new Map(),
    };
    units.forEach((unit, index) => {
      const lease = { grant: held, unit, line: grant.lines?.[index] };
      held.waiting.push(lease);
      held.open.set(unit, lease);
    });
    held.waiting.reverse();
    this.#grants.set(grantId, held);
  }

  /** Takes the slot's next waiting unit. */
  take(slot: number): Lease | undefined {
    for (const grant of this.#grants.values()) {
      if (grant.slot !== slot) continue;
      const lease = grant.waiting.pop();
      if (lease) return lease;
    }
    return undefined;
  }

  /** False once the lease was finished, revoked or given up: the unit's result is then dropped. */
  holds(lease: Lease): boolean {
    return this.#grants.get(lease.grant.stub.grantId)?.open.get(lease.unit) === lease;
  }

  finish(lease: Lease) {
    if (this.holds(lease)) this.#drop(lease);
  }

  /** Drops what a revocation names. */
  revoke(revocation: Revocation) {
    for (const grant of this.#grants.values()) {
      if (covers(revocation, grant)) this.#grants.delete(grant.stub.grantId);
    }
  }

  /** Drops every lease of the slots from `firstSlot` on: the coordinator does the same when the device offers fewer slots. */
  vacate(firstSlot: number) {
    for (const grant of this.#grants.values()) {
      if (grant.slot >= firstSlot) this.#grants.delete(grant.stub.grantId);
    }
  }

  /** Drops every lease except these on the slots from `firstSlot` on. Returns what was dropped, by grant. */
  keepOnly(kept: readonly Lease[], firstSlot = 0): { grantId: string; units: number[] }[] {
    return [...this.#grants.values()].flatMap(({ stub: { grantId }, slot, waiting, open }) => {
      if (slot < firstSlot) return [];
      waiting.splice(0, waiting.length, ...waiting.filter((lease) => kept.includes(lease)));
      const dropped = [...open.values()].filter((lease) => !kept.includes(lease));
      for (const lease of dropped) this.#drop(lease);
      return dropped.length > 0 ? [{ grantId, units: dropped.map(({ unit }) => unit) }] : [];
    });
  }

  /** Drops every lease of the job. Returns what was dropped, by grant. */
  giveUp(jobId: string): { grantId: string; units: number[] }[] {
    const grants = [...this.#grants.values()].filter((grant) => grant.jobId === jobId);
    return grants.map(({ stub: { grantId }, open }) => {
      this.#grants.delete(grantId);
      return { grantId, units: [...open.keys()] };
    });
  }

  grantIds(): string[] {
    return [...this.#grants.keys()];
  }

  holdsJob(jobId: string): boolean {
    return [...this.#grants.values()].some((grant) => grant.jobId === jobId);
  }

  jobIds(): Set<string> {
    return new Set([...this.#grants.values()].map((grant) => grant.jobId));
  }

  #drop({ grant: { stub }, unit }: Lease) {
    const grant = this.#grants.get(stub.grantId);
    grant?.open.delete(unit);
    if (grant?.open.size === 0) this.#grants.delete(stub.grantId);
  }
}

function covers(revocation: Revocation, grant: OpenGrant): boolean {
  switch (revocation.kind) {
    case "all":
      return true;
    case "job":
      return grant.jobId === revocation.jobId;
    case "slot":
      return grant.jobId === revocation.jobId && grant.slot === revocation.slot;
    default:
      throw new Error(`Unhandled revocation: ${revocation satisfies never}`);
  }
}
