import type { StateReason } from "../jobs/state-reason";
import { sameVoice } from "../quorum/voice";
import { type BoxDeath, type BoxDeaths, NO_DEATHS } from "./box-deaths";
import { feedIdleSessions } from "./feed-in-turn";
import { deathsOf } from "./is-quarantined";
import { enterState } from "./job-state";
import { clearSeat } from "./seats";
import type { City, JobRun, Session } from "./state";
import type { Step } from "./step";

/** Boxes of so many voices that a program ended before no further device gets it. */
const DEATHS = 3;

/** A box died while it ran nothing but this job's program, in whatever state the job is by now. */
export function noteBoxDeath(step: Step, job: JobRun, session: Session) {
  const { city, effects } = step;
  const { no: deviceNo, household, network, engine } = session.device;
  const { hash } = job.sheet.program;
  const death = { deviceNo, household, network, engine };
  if (!addDeath(city, hash, death)) return;
  effects.commit.boxDeaths.push({ program: hash, death });
  if (deathsOf(city, hash).deaths.length < DEATHS) return takeBack(step, job, session);
  effects.commit.quarantined.push(hash);
  quarantine(step, hash);
}

/** Another coordinator noted it, and made it durable with all that follows. */
export function hearOfBoxDeath(step: Step, program: string, death: BoxDeath) {
  const { city } = step;
  if (!isRun(city, program) || !addDeath(city, program, death)) return;
  if (deathsOf(city, program).deaths.length >= DEATHS) quarantine(step, program);
}

/** What the store knows of the program of a job that is opened or refreshed: of all coordinators, and from before. */
export function learnBoxDeaths(step: Step, job: JobRun, stored: BoxDeaths | undefined) {
  const { city, effects } = step;
  const { hash } = job.sheet.program;
  const { boxDeaths, quarantined, lifted } = effects.commit;
  // What this coordinator decided and has not written yet is newer.
  const isNewer = boxDeaths.some(({ program }) => program === hash) || [...quarantined, ...lifted].includes(hash);
  if (stored && !isNewer) {
    if (stored.deaths.length > 0 || stored.quarantined) city.boxDeaths.set(hash, stored);
    else city.boxDeaths.delete(hash);
  }
  if (deathsOf(city, hash).quarantined) haltJob(step, job);
}

/** An admin has looked: its jobs go on, and its deaths are counted from zero. Nothing that a customer does comes here. */
export function liftQuarantine(step: Step, program: string) {
  const { city, effects } = step;
  city.boxDeaths.delete(program);
  effects.commit.lifted.push(program);
  for (const job of city.jobs.values()) {
    if (job.sheet.program.hash === program && job.reason?.kind === "quarantined")
      enterState(step, job, "running", null);
  }
  feedIdleSessions(city);
}

/** False when it adds nothing: one voice is heard once, and a quarantine needs no further proof. */
function addDeath(city: City, program: string, death: BoxDeath): boolean {
  const { deaths, quarantined } = city.boxDeaths.get(program) ?? NO_DEATHS;
  if (quarantined || deaths.some((other) => sameVoice(other, death))) return false;
  city.boxDeaths.set(program, { deaths: [...deaths, death], quarantined });
  return true;
}

function quarantine(step: Step, program: string) {
  const { city } = step;
  city.boxDeaths.set(program, { ...deathsOf(city, program), quarantined: true });
  for (const job of city.jobs.values()) if (job.sheet.program.hash === program) haltJob(step, job);
}

/** A job that its customer paused stays paused for that; it cannot be resumed. */
function haltJob(step: Step, job: JobRun) {
  const reason: StateReason = { kind: "quarantined", program: job.sheet.program.hash };
  if (job.state === "running") enterState(step, job, "paused", reason);
}

const isRun = (city: City, program: string) =>
  [...city.jobs.values()].some((job) => job.sheet.program.hash === program);

/** What the device still holds of the job would end its next box. */
function takeBack(step: Step, job: JobRun, session: Session) {
  const { city, effects } = step;
  const seats = session.seats.filter((seat) => seat.jobId === job.id);
  for (const seat of seats) clearSeat(city, seat);
  if (seats.length > 0) effects.messages.push({ kind: "revoke-job", to: session.id, jobId: job.id });
}
