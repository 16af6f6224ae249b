/** Evidence about a device, from settled units and lost leases only: nothing that it says about itself. */
export interface Reputation {
  agreed: number;
  outvoted: number;
  failed: number;
  lost: number;
}

export const noReputation = (): Reputation => ({ agreed: 0, outvoted: 0, failed: 0, lost: 0 });
