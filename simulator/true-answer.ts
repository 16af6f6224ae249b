import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { Random } from "#core/random";
import { SECOND } from "#core/time";
import type { JobPlan } from "./scenario";

export interface TrueAnswer {
  ok: boolean;
  digest: Uint8Array;
  fuel: number;
}

const LETHAL_EVERY = 7;
const FAILS_EVERY = 5;

export const isLethal = ({ failing }: JobPlan, unit: number) =>
  failing === "crashing" || (failing === "lethal" && unit % LETHAL_EVERY === 0);

/** The job's answer for the unit on every honest device. */
export function trueAnswer(jobNo: number, plan: JobPlan, unit: number): TrueAnswer {
  const mixed = Math.imul(jobNo * 7_919 + unit + 1, 0x9e3779b1) >>> 0;
  const ok = plan.failing !== "all" && !(plan.failing === "some" && mixed % FAILS_EVERY === 0);
  return { ok, digest: digestOf(mixed), fuel: plan.runtime === "wasi" ? fuelOf(plan, mixed) : 0 };
}

const fuelOf = ({ timed, msPerUnit }: JobPlan, mixed: number) =>
  timed
    ? Math.round(msPerUnit * (0.5 + mixed / 2 ** 32)) * (FUEL_PER_CORE_SECOND / SECOND)
    : 1_000_000 + (mixed % 9_000_000);

/** How long a device of that slowness takes for a unit. */
export function millisOn(slowness: number, job: { no: number; plan: JobPlan }, unit: number, random: Random): number {
  const { plan, no } = job;
  const ms = plan.timed
    ? trueAnswer(no, plan, unit).fuel / (FUEL_PER_CORE_SECOND / SECOND)
    : plan.msPerUnit * (0.5 + random());
  return Math.round(ms * slowness);
}

/** Whether an output of the job is equal to the true one. */
export const isTrue = (digest: Uint8Array, truth: TrueAnswer) =>
  digest.subarray(0, truth.digest.length).join() === truth.digest.join();

export const digestOf = (mixed: number) => new Uint8Array([1, mixed >>> 24, mixed >>> 16, mixed >>> 8, mixed]);
