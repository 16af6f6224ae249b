import { policyFrom } from "#coordinator/policy";
import { seededRandom } from "#core/random";
import { DAY, HOUR, MINUTE, SECOND } from "#core/time";
import { drawJobs } from "./city-jobs";
import { drawHouseholds } from "./draw-households";
import { liveInCity } from "./live-in-city";
import { type CityFigures, measureCity } from "./measure-city";
import { inOrder, type LentDevice } from "./sessions";

export interface CityOptions {
  seed: number;
  households: number;
  days: number;
  /** A city's own sessions, instead of drawn ones. */
  devices?: readonly LentDevice[];
}

/** The prices that a city has unless its admins set others. */
export const CITY_PRICES = { coreHourNanos: 20_000_000, donorPercent: 80 };

/** What a commit of the embedded database takes at most, and a message between a home and its city. */
const DELAYS = { commitMs: 20, claimMs: 20, wireMs: 100 };
/** The other half of the tabs end with a lid or a network. */
const CLOSED_SHARE = 0.5;
const BACKLOG_UNIT_MS = 5 * MINUTE;
/** More than a household could compute in a day. */
const BACKLOG_A_HOUSEHOLD = 500;
/** The last night is counted to its end. */
const MORNING_MS = 12 * HOUR;
const SMALL_JOBS = { jobsAnHour: 2, unitsPerJob: 60, unitMs: MINUTE };

const within = (device: LentDevice, endsAtMs: number): LentDevice => ({
  ...device,
  sessions: inOrder(device.sessions, 1, endsAtMs),
});

export async function simulateCity({ seed, households, days, devices }: CityOptions): Promise<CityFigures> {
  const random = seededRandom(seed);
  const { coreHourNanos, donorPercent } = CITY_PRICES;
  const policy = policyFrom({
    pricePerCoreHourNanos: coreHourNanos,
    donorSharePercent: donorPercent,
    scriptEngines: ["chromium"],
  });
  const endsAtMs = days * DAY + MORNING_MS;
  const backlog = households * days * BACKLOG_A_HOUSEHOLD;
  const lived = await liveInCity({
    seed,
    devices: devices?.map((one) => within(one, endsAtMs)) ?? drawHouseholds(households, days, random, endsAtMs),
    jobs: drawJobs({ backlog, backlogUnitMs: BACKLOG_UNIT_MS, ...SMALL_JOBS, untilMs: days * DAY }, random),
    endsAtMs,
    policy,
    delays: DELAYS,
    lookEveryMs: SECOND,
    closedShare: CLOSED_SHARE,
  });
  return measureCity(lived, coreHourNanos);
}
