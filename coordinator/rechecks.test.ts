import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, type SocketDevice, wrongAnswer } from "./testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";
import { until } from "./testing/until";

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
  const policy = { checking: { ...CHECKING, ...CARELESS }, unitsPerGrant: 4 };
  city = await startTestCoordinator(policy, {}, { MIN_REST_BEFORE_RECHECK_MS: 0 });
});

afterAll(() => city.close());

const isTrusted = (device: SocketDevice) =>
  [...city.handle.coordinator.state.devices.values()].some(
    ({ id, streak }) => id === device.deviceId && streak >= TRUST_AFTER,
  );

async function wrongIn(jobId: JobId): Promise<number> {
  const { rows } = await city.handle.pool.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM replica WHERE settles AND position('wrong'::bytea IN output) > 0
       AND job_no = (SELECT no FROM job WHERE id = $1)`,
    [jobId],
  );
  return rows[0]?.wrong ?? 0;
}

test(
  "what a device had got accepted in a job that has finished is computed again once it is found lying in another one",
  async () => {
    const { coordinator, pool } = city.handle;
    const jobId = await city.seed({ units: 1_000, replicas: 2, adaptive: true, unitsPerBlock: 100 });
    await pool.query("INSERT INTO webhook (id, owner, url) VALUES ('wh_recheck', 'seed', 'http://127.0.0.1:9/')");
    const honest = Array.from({ length: 4 }, () => city.device({ grantMs: 20 }));
    const watch = new JobWatch(pool, jobId, honest);
    await watch.until(async () => honest.every(isTrusted));
    let told = 0;
    const answer = (unit: number, grant: { jobId: string }) => {
      if (grant.jobId !== jobId) return wrongAnswer(unit);
      return isTrusted(maliciousDevice) && ++told % LIES_ONE_IN === 0 ? wrongAnswer(unit) : honestAnswer(unit);
    };
    const maliciousDevice: SocketDevice = city.device({ answer, grantMs: 5 });
    await watch.finished();
    await coordinator.settled();
    const wrong = await wrongIn(jobId);
    expect(wrong).toBeGreaterThan(0);
    const before = await watch.row();
    await pool.query("INSERT INTO job_funding VALUES ($1, 0, 1000000000000, true)", [jobId]);
    const spent = async () => (await pool.query("SELECT spent_nanos AS nanos FROM job WHERE id = $1", [jobId])).rows[0];
    const { nanos: spentBefore } = await spent();

    const other = await city.seed({ units: 40, replicas: 2 });
    await new JobWatch(pool, other, []).finished();
    await until("the job is finished again", async () => {
      const { rows } = await pool.query("SELECT FROM job WHERE id = $1 AND state = 'finished' AND rechecks = 1", [
        jobId,
      ]);
      return rows.length === 1;
    });
    await coordinator.settled();
    expect(await wrongIn(jobId)).toBe(0);
    expect(await watch.row()).toMatchObject({ agreed: before.agreed, failed: 0, reopened: 0, state: "finished" });
    const { rows: rechecks } = await pool.query("SELECT cardinality(units) AS units FROM recheck");
    expect(rechecks[0]?.units).toBeGreaterThanOrEqual(wrong);
    // Whoever earned the city's money cannot redeem it.
    const { rows: back } = await pool.query(
      "SELECT sum(amount_nanos)::bigint AS nanos FROM posting JOIN entry ON posting_id = id WHERE kind = 'reversal' AND account = $1",
      [`hold:${jobId}`],
    );
    const paidUpTo = Number(spentBefore) + Number(back[0].nanos);
    const { rows: layers } = await pool.query(
      "SELECT from_nanos, upto_nanos, is_paid FROM job_funding WHERE job_id = $1 ORDER BY 1",
      [jobId],
    );
    const numbers = layers.map(({ from_nanos, upto_nanos, is_paid }) => [
      Number(from_nanos),
      Number(upto_nanos),
      is_paid,
    ]);
    expect(numbers).toEqual([
      [0, paidUpTo, true],
      [paidUpTo, 1e12, false],
    ]);
    const { rows: told_ } = await pool.query(
      "SELECT kind FROM delivery WHERE owner = 'seed' ORDER BY created_at, kind",
    );
    expect(told_.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["job.rechecking", "job.finished"]));
    expect(await brokenLaws(pool)).toEqual([]);
    for (const device of [maliciousDevice, ...honest]) device.close();
    await coordinator.settled();
  },
  LONG_MS,
);
