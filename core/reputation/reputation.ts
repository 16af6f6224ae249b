/** Evidence about a device, from settled units and lost leases only, never from its own claims. */
export interface Reputation {
  agreed: number;
  outvoted: number;
  failed: number;
  lost: number;
}

export const noReputation = (): Reputation => ({ agreed: 0, outvoted: 0, failed: 0, lost: 0 });
