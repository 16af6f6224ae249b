import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, type SocketDevice, wrongAnswer } from "./testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";

const LONG_MS = 600_000;
const TRUST_AFTER = 4;
/** Answers of trusted devices are never checked, so that lies are believed until the device lies elsewhere. */
const CARELESS = {
  trustAfter: TRUST_AFTER,
  trustedVoters: 2,
  pendingBatchUnits: 20,
  minShare: 0,
  minChecks: 0,
  youth: 0,
};
const LIES_ONE_IN = 5;

let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator({ checking: { ...CHECKING, ...CARELESS }, unitsPerGrant: 4 });
});

afterAll(() => city.close());

const isTrusted = (device: SocketDevice) =>
  [...city.handle.coordinator.state.devices.values()].some(
    ({ id, streak }) => id === device.deviceId && streak >= TRUST_AFTER,
  );

/** Settled units with a wrong answer, and units whose answer was withdrawn at some point. */
async function countsOf(jobId: JobId): Promise<{ wrong: number; reopened: number }> {
  const { rows } = await city.handle.pool.query<{ wrong: number; reopened: number }>(
    `SELECT count(*) FILTER (WHERE settles AND position('wrong'::bytea IN output) > 0)::int AS wrong,
       count(*) FILTER (WHERE NOT settles AND price_nanos = 0)::int AS reopened
     FROM replica WHERE job_no = (SELECT no FROM job WHERE id = $1)`,
    [jobId],
  );
  return rows[0] ?? { wrong: 0, reopened: 0 };
}

test(
  "what a device had cleared before it is found lying in another job is computed again by others, and comes back right",
  async () => {
    const units = 4_000;
    const jobId = await city.seed({ units, replicas: 2, adaptive: true, unitsPerBlock: 100 });
    const honest = Array.from({ length: 4 }, () => city.device({ grantMs: 20 }));
    const watch = new JobWatch(city.handle.pool, jobId, honest);
    await watch.until(async () => honest.every(isTrusted));
    let told = 0;
    const answer = (unit: number, grant: { jobId: string }) => {
      if (grant.jobId !== jobId) return wrongAnswer(unit);
      return isTrusted(maliciousDevice) && ++told % LIES_ONE_IN === 0 ? wrongAnswer(unit) : honestAnswer(unit);
    };
    const maliciousDevice: SocketDevice = city.device({ answer, grantMs: 20 });
    await watch.until(async () => (await countsOf(jobId)).wrong >= 3);
    const { coordinator } = city.handle;
    coordinator.dispatch({ kind: "job.changed", jobId, cores: 0 });
    await coordinator.settled();
    const before = await watch.row();

    const other = await city.seed({ units: 40, replicas: 2 });
    await new JobWatch(city.handle.pool, other, []).finished();
    await coordinator.settled();
    const { reopened } = await countsOf(jobId);
    expect(reopened).toBeGreaterThanOrEqual(2 * LIES_ONE_IN);
    expect(await countsOf(jobId)).toMatchObject({ wrong: 0 });
    expect(await watch.row()).toMatchObject({ agreed: before.agreed - reopened, reopened, state: "running" });
    expect(coordinator.state.jobs.get(jobId)).toMatchObject({ agreed: before.agreed - reopened, reopened });
    expect(await brokenLaws(city.handle.pool)).toEqual([]);

    coordinator.dispatch({ kind: "job.changed", jobId, cores: 100 });
    await watch.finished();
    expect(await watch.forgotten()).toEqual([]);
    expect(await countsOf(jobId)).toEqual({ wrong: 0, reopened });
    expect(await watch.row()).toMatchObject({ agreed: units, failed: 0, reopened: 0 });
    const { rows } = await city.handle.pool.query("SELECT strikes FROM device WHERE id = $1", [
      maliciousDevice.deviceId,
    ]);
    // Once for the job in which it was caught, once for this one.
    expect(rows).toEqual([{ strikes: 2 }]);
    for (const device of [maliciousDevice, ...honest]) device.close();
    await coordinator.settled();
    expect(await brokenLaws(city.handle.pool)).toEqual([]);
  },
  LONG_MS,
);
