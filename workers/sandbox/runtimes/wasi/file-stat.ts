import type { GuestMemory } from "./guest-memory";

export const FILE_TYPE = { folder: 3, file: 4 } as const;

/** Device and times are zero everywhere. */
export function writeFileStat(memory: GuestMemory, at: number, stat: { number: bigint; type: number; size: number }) {
  memory.bytes(at, 64).fill(0);
  memory.setU64(at + 8, stat.number);
  memory.setU8(at + 16, stat.type);
  memory.setU64(at + 24, 1n);
  memory.setU64(at + 32, BigInt(stat.size));
}
