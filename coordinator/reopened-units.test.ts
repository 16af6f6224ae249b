import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import type { ReplicaResult } from "#protocol/device-messages";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, type SimulatedDevice } from "./testing/simulated-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";

/** One answer of forty is checked, so that a lie among forty is nearly always believed, and nobody is shut out. */
const CARELESS = { clearingUnits: 40, leastShare: 0.001, leastChecks: 1, youth: 0, outvotesPerJob: 1_000 };
const LIES_ONE_IN = 40;

let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator({ checking: { ...CHECKING, ...CARELESS, trustAfter: 4, trustedVoices: 2 } });
});

afterAll(() => city.close());

/** Right until it is trusted, then wrong now and then, and always once `caught` is called. */
function patientLiar() {
  let [told, always] = [0, false];
  const answer = (unit: number) =>
    always || (told++ > 20 && told % LIES_ONE_IN === 0) ? lie(unit) : honestAnswer(unit);
  return {
    device: city.device({ answer, grantMs: 5 }),
    lieAlways: () => {
      always = true;
    },
  };
}

const lie = (unit: number): ReplicaResult => ({ ...honestAnswer(unit), bytes: Buffer.from("wrong") }) as ReplicaResult;

const honestDevices = () => Array.from({ length: 4 }, () => city.device({ grantMs: 5 }));

/** Settled units with a wrong answer, and units whose answer was once taken back. */
async function countsOf(jobId: JobId): Promise<{ wrong: number; reopened: number }> {
  const { rows } = await city.handle.pool.query<{ wrong: number; reopened: number }>(
    `SELECT count(*) FILTER (WHERE settles AND output = 'wrong')::int AS wrong,
       count(*) FILTER (WHERE NOT settles AND price_nanos = 0)::int AS reopened
     FROM replica WHERE job_no = (SELECT no FROM job WHERE id = $1)`,
    [jobId],
  );
  return rows[0] ?? { wrong: 0, reopened: 0 };
}

async function over(devices: SimulatedDevice[]) {
  for (const device of devices) device.close();
  await city.handle.coordinator.settled();
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
}

test("what a device had cleared before it is found lying is computed again by others, and comes back right", async () => {
  const jobId = await city.seed({ units: 6_000, replicas: 2, adaptive: true, unitsPerBlock: 100 });
  const liar = patientLiar();
  const devices = [liar.device, ...honestDevices()];
  const watch = new JobWatch(city.handle.pool, jobId, devices);
  await watch.until(async () => (await countsOf(jobId)).wrong >= 3);
  liar.lieAlways();
  await watch.until(async () => (await countsOf(jobId)).reopened > 0);
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
  await watch.finished();
  expect(await watch.forgotten()).toEqual([]);
  const { wrong, reopened } = await countsOf(jobId);
  expect(wrong).toBe(0);
  expect(reopened).toBeGreaterThan(40);
  expect(await watch.row()).toMatchObject({ agreed: 6_000, failed: 0, reopened: 0 });
  const { rows } = await city.handle.pool.query("SELECT strikes FROM device WHERE id = $1", [liar.device.deviceId]);
  expect(rows[0].strikes).toBe(1);
  await over(devices);
});
