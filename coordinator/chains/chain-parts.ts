import type { Handle } from "../handle";

export type ChainParts = Pick<Handle, "blobs" | "bus" | "coordinator" | "pool" | "prisma"> & {
  planner: Pick<Handle["planner"], "planOutputs">;
};
