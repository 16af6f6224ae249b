import { sameVoice, type Voice } from "../quorum/voice";
import { type BoxDeaths, NO_DEATHS } from "./box-deaths";
import type { City, JobRun } from "./state";

export const deathsOf = (city: Readonly<City>, program: string): BoxDeaths => city.boxDeaths.get(program) ?? NO_DEATHS;

/** No device may have the job's program, whatever the job's own state says. */
export const isQuarantined = (city: Readonly<City>, job: JobRun): boolean =>
  deathsOf(city, job.sheet.program.hash).quarantined;

/** Whether the program has ended a box of this voice before: it gets no second one. */
export const hasEndedBoxOf = (city: City, job: JobRun, voice: Voice): boolean =>
  deathsOf(city, job.sheet.program.hash).deaths.some((other) => sameVoice(other, voice));
