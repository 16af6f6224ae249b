import type { CustomerId } from "../../ids";
import type { WorkKind } from "../../jobs/work-kind";

/** What a resident does not want their device to work for, or to fetch. */
export interface Wishes {
  /** Largest program with its shared files, in bytes. */
  maxProgramBytes: number;
  refusedKinds: ReadonlySet<WorkKind>;
  refusedCustomers: ReadonlySet<CustomerId>;
}

/** For a device that has stated none; all of those share this object. */
export const NO_WISHES: Wishes = {
  maxProgramBytes: Number.POSITIVE_INFINITY,
  refusedKinds: new Set(),
  refusedCustomers: new Set(),
};

export interface WrittenWishes {
  maxProgramBytes?: number | undefined;
  refusedKinds?: readonly WorkKind[] | undefined;
  refusedCustomers?: readonly string[] | undefined;
}

export function wishesOf({ maxProgramBytes, refusedKinds = [], refusedCustomers = [] }: WrittenWishes): Wishes {
  if (maxProgramBytes === undefined && refusedKinds.length === 0 && refusedCustomers.length === 0) return NO_WISHES;
  return {
    maxProgramBytes: maxProgramBytes ?? Number.POSITIVE_INFINITY,
    refusedKinds: new Set(refusedKinds),
    refusedCustomers: new Set(refusedCustomers as readonly CustomerId[]),
  };
}
