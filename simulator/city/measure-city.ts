import type { MeasuredCity } from "#core/economics/measured-city";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { SECOND } from "#core/time";
import type { LivedCity } from "./live-in-city";

/** What a simulated city achieved: the shares that the economics use, and what stands behind them. */
export interface CityFigures extends MeasuredCity {
  litCoreHours: number;
  busyCoreHours: number;
  /** Of ordinary cores. */
  paidCoreHours: number;
  verifiedCoreHours: number;
  verifiedUnits: number;
  paidByCustomers: number;
  earnedByResidents: number;
  /** Of small jobs, from their submission to their last verified result; null if none has ended. */
  jobSecondsMedian: number | null;
  jobSecondsP95: number | null;
  jobsEnded: number;
  /** Computing, by the hour of the day, in thousandths of it all. */
  busyByHour: number[];
}

const HOUR_MS = 3_600 * SECOND;
const FUEL_PER_HOUR = 3_600 * FUEL_PER_CORE_SECOND;
const PERMILLE = 1_000;

export function measureCity({ jobs, devices, busyByHour }: LivedCity, coreHourNanos: number): CityFigures {
  const litMs = sum(
    devices,
    ({ device: { cores, sessions } }) => cores * sum(sessions, (one) => one.toMs - one.fromMs),
  );
  const busyMs = sum(devices, ({ busyMs: ms }) => ms);
  const ordinaryMs = sum(devices, ({ device, busyMs: ms }) => ms / device.slowness);
  const paidByCustomers = sum(jobs, ({ stored }) => stored.record.spentNanos);
  const paidCoreHours = paidByCustomers / coreHourNanos;
  let [verifiedUnits, verifiedFuel] = [0, 0];
  for (const { stored } of jobs) {
    for (const { settles, failure, fuel } of [...stored.replicas.values()].flat()) {
      if (!settles || failure !== undefined) continue;
      verifiedUnits += 1;
      verifiedFuel += fuel;
    }
  }
  const verifiedCoreHours = verifiedFuel / FUEL_PER_HOUR;
  const waits = jobs
    .slice(1)
    .flatMap(({ plan, endedAtMs }) => (endedAtMs === null ? [] : [(endedAtMs - plan.opensAtMs) / SECOND]))
    .sort((a, b) => a - b);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * PERMILLE));
  const at = (place: number) => waits[Math.floor((waits.length - 1) * place)] ?? null;
  return {
    busyPermille: share(busyMs, litMs),
    paidPermille: share(paidCoreHours * HOUR_MS, ordinaryMs),
    speedPermille: share(ordinaryMs, busyMs),
    answersPermille: share(paidCoreHours, verifiedCoreHours),
    litCoreHours: Math.round(litMs / HOUR_MS),
    busyCoreHours: Math.round(busyMs / HOUR_MS),
    paidCoreHours: Math.round(paidCoreHours),
    verifiedCoreHours: Math.round(verifiedCoreHours),
    verifiedUnits,
    paidByCustomers,
    earnedByResidents: sum(devices, ({ earnedNanos }) => earnedNanos),
    jobSecondsMedian: at(0.5),
    jobSecondsP95: at(0.95),
    jobsEnded: waits.length,
    busyByHour: busyByHour.map((ms) => share(ms, busyMs)),
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);
