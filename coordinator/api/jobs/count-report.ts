import { DAY } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** Refuses a device that has reported too often today. New devices cost nothing: those of one neighbourhood share a number. */
export async function countReport({ no, network }: { no: number; network: string | null }): Promise<void> {
  const { tries } = handle();
  const window = DAY / 1_000;
  const counts: [string, number][] = [
    [`reports of device ${no}`, LIMITS.MAX_REPORTS_PER_DEVICE_DAY],
    [`reports from ${network ?? `device ${no}`}`, LIMITS.MAX_REPORTS_PER_NEIGHBOURHOOD_DAY],
  ];
  for (const [key, max] of counts) {
    if (!(await tries.consume(key, { window, max })).allowed) throw refuse("too-many-reports", { max });
  }
}
