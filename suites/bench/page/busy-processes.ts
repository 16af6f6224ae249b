import type { CDPSession } from "playwright";

/** CPU seconds that each of a browser's processes has used, by process id. */
export async function cpuSeconds(session: CDPSession): Promise<Map<number, number>> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime]));
}

/** The processes that used at least this much CPU time between two samples. */
export function busyBetween(before: Map<number, number>, after: Map<number, number>, minSeconds: number): number[] {
  return [...after].filter(([id, cpu]) => cpu - (before.get(id) ?? 0) >= minSeconds).map(([id]) => id);
}
