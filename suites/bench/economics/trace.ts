import { SECOND } from "#core/time";
import { jobOf } from "#simulator/city/city-jobs";
import type { LentDevice, Session } from "#simulator/city/sessions";
import type { JobPlan } from "#simulator/scenario";

/** What a live city and a simulated one both play: who lends what and when, and what customers ask for. */
export interface Trace {
  devices: LentDevice[];
  jobs: JobPlan[];
  endsAtMs: number;
}

const ENDS_AT_MS = 60 * SECOND;
/** A third of the devices stay, a third leave in the middle, a third come and go. */
const HABITS: readonly (readonly Session[])[] = [
  [{ fromMs: 0, toMs: ENDS_AT_MS }],
  [{ fromMs: 2 * SECOND, toMs: 35 * SECOND }],
  [
    { fromMs: 5 * SECOND, toMs: 13 * SECOND },
    { fromMs: 20 * SECOND, toMs: 32 * SECOND },
    { fromMs: 40 * SECOND, toMs: 48 * SECOND },
  ],
];
const SLOWNESS = [1, 1.25, 2];
const DEVICES = 24;
/** More than all of them could compute. */
const BACKLOG = { customer: 0, opensAtMs: 0, units: 10_000, msPerUnit: 400 };
const SMALL_JOBS = 10;
const SMALL_JOB_EVERY_MS = 5 * SECOND;

export function fixedTrace(): Trace {
  const devices = Array.from({ length: DEVICES }, (_, at): LentDevice => {
    const sessions = HABITS[at % HABITS.length] ?? [];
    // Nobody does anything at the same moment as somebody else.
    const late = at * 40;
    return {
      household: at,
      cores: 1 + (at % 3),
      slowness: SLOWNESS[Math.floor(at / 3) % SLOWNESS.length] ?? 1,
      sessions: sessions.map(({ fromMs, toMs }) => ({
        fromMs: fromMs + late,
        toMs: Math.min(toMs + late, ENDS_AT_MS),
      })),
    };
  });
  const small = Array.from({ length: SMALL_JOBS }, (_, at) =>
    jobOf({ customer: 1 + at, opensAtMs: (at + 1) * SMALL_JOB_EVERY_MS, units: 40, msPerUnit: 200 }),
  );
  return { devices, jobs: [jobOf(BACKLOG), ...small], endsAtMs: ENDS_AT_MS };
}
