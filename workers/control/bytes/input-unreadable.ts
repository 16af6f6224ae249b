import type { BucketFault } from "#protocol/api/storage";

/** As far as this device can tell, the unit's input object cannot be read. */
export class InputUnreadable extends Error {
  override readonly name = "InputUnreadable";
  readonly fault: BucketFault;

  constructor(fault: BucketFault) {
    super(`The unit's input could not be read where it lies (${fault}).`);
    this.fault = fault;
  }
}

/** The coordinator no longer knows the lease: somebody else has the unit by now. */
export class LeaseGone extends Error {
  override readonly name = "LeaseGone";
}
