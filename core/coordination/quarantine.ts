import type { StateReason } from "../jobs/state-reason";
import { sameVoice, type Voice } from "../quorum/voice";
import type { BoxDeaths } from "./box-deaths";
import type { Effects } from "./effects";
import { enterState } from "./job-state";
import { clearSeat } from "./seats";
import type { City, JobRun, Session } from "./state";

/** Boxes of so many voices that a program ended before no further device gets it. */
const DEATHS = 3;

/** Programs that are kept in mind; each is there because a box really died. */
const MOST_PROGRAMS = 1_000;

export const isQuarantined = (job: { state: string; reason: StateReason | null }) =>
  job.state === "paused" && job.reason?.kind === "quarantined";

/** A box died while it ran nothing but this job's program. */
export function noteBoxDeath(city: City, job: JobRun, session: Session, effects: Effects) {
  const voice = session.device;
  const { hash } = job.sheet.program;
  const deaths = city.boxDeaths.get(hash) ?? [];
  if (deaths === "quarantined" || deaths.some((other) => sameVoice(other, voice))) return;
  deaths.push({ household: voice.household, network: voice.network });
  remember(city, hash, deaths);
  if (deaths.length < DEATHS) return takeBack(city, job, session, effects);
  remember(city, hash, "quarantined");
  for (const other of city.jobs.values()) if (other.sheet.program.hash === hash) quarantineJob(city, other, effects);
}

/** A job that is opened: its program may be known to be deadly, or make itself known by how it was kept. */
export function meetQuarantine(city: City, job: JobRun, effects: Effects) {
  if (isQuarantined(job)) remember(city, job.sheet.program.hash, "quarantined");
  else if (city.boxDeaths.get(job.sheet.program.hash) === "quarantined") quarantineJob(city, job, effects);
}

/** Somebody who may has resumed a job of the program: it gets as many devices again. */
export function endQuarantine(city: City, job: JobRun) {
  city.boxDeaths.delete(job.sheet.program.hash);
}

/** Whether the program has ended a box of this voice before: it gets no second one. */
export function hasEndedBoxOf(city: City, job: JobRun, voice: Voice): boolean {
  const deaths = city.boxDeaths.get(job.sheet.program.hash);
  return Array.isArray(deaths) && deaths.some((other) => sameVoice(other, voice));
}

/** What the device still holds of the job would end its next box. */
function takeBack(city: City, job: JobRun, session: Session, effects: Effects) {
  const seats = session.seats.filter((seat) => seat.jobId === job.id);
  for (const seat of seats) clearSeat(city, seat);
  if (seats.length > 0) effects.messages.push({ kind: "revoke-job", to: session.id, jobId: job.id });
}

function quarantineJob(city: City, job: JobRun, effects: Effects) {
  const reason: StateReason = { kind: "quarantined", program: job.sheet.program.hash };
  if (job.state === "running" || job.state === "paused") enterState(city, job, "paused", reason, effects);
}

function remember(city: City, hash: string, deaths: BoxDeaths) {
  city.boxDeaths.delete(hash);
  city.boxDeaths.set(hash, deaths);
  if (city.boxDeaths.size <= MOST_PROGRAMS) return;
  for (const [oldest] of city.boxDeaths) {
    city.boxDeaths.delete(oldest);
    return;
  }
}
