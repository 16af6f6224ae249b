import { createHash } from "node:crypto";
import type { JobId } from "#core/ids";
import { LIMITS } from "#protocol/limits";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export interface SettledUnit {
  jobId: JobId;
  unit: number;
  ok: boolean;
}

/**
 * Whether the unit has a trace: each that failed, and of the others a share that every coordinator and every page finds
 * alike. Cheap (FNV-1a), because it is asked about every unit that is settled.
 */
export function isTraced({ jobId, unit, ok }: SettledUnit): boolean {
  if (!ok) return true;
  let hash = FNV_OFFSET;
  for (let i = 0; i < jobId.length; i++) hash = Math.imul(hash ^ jobId.charCodeAt(i), FNV_PRIME);
  for (let left = unit; left > 0; left = Math.floor(left / 256)) hash = Math.imul(hash ^ (left % 256), FNV_PRIME);
  return (hash >>> 0) % LIMITS.UNITS_PER_TRACE === 0;
}

/** 16 bytes in hex, as W3C Trace Context has them. Derived, so that a unit's page need not look for it. */
export const traceIdOf = (jobId: JobId, unit: number): string => derived(`trace ${jobId} ${unit}`, 16);

/** 8 bytes in hex. */
export const spanIdOf = (traceId: string, name: string): string => derived(`span ${traceId} ${name}`, 8);

const derived = (text: string, bytes: number) =>
  createHash("sha256")
    .update(text)
    .digest("hex")
    .slice(0, 2 * bytes);
