import type { BucketFault } from "#protocol/api/storage";

/** The object that a unit is given cannot be read, as far as this device can tell. */
export class InputUnreadable extends Error {
  override readonly name = "InputUnreadable";
  readonly fault: BucketFault;

  constructor(fault: BucketFault) {
    super(`The unit's input could not be read where it lies (${fault}).`);
    this.fault = fault;
  }
}

/** The coordinator does not know of the lease any more: the unit is somebody else's by now. */
export class LeaseGone extends Error {
  override readonly name = "LeaseGone";
}
