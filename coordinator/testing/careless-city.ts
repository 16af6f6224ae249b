import type { JobId } from "#core/ids";
import { CHECKING, type Checking } from "#core/reputation/checking";
import type { Limits } from "#protocol/limits";
import { JobWatch } from "./job-watch";
import { honestAnswer, type SocketDevice, wrongAnswer } from "./socket-device";
import { startTestCoordinator, type TestCoordinator } from "./start-test-coordinator";

const TRUST_AFTER = 4;

/** Answers of trusted devices are never checked, so that lies are believed until the device lies elsewhere. */
export const CARELESS: Checking = {
  ...CHECKING,
  ...{ trustAfter: TRUST_AFTER, trustedVoters: 2, pendingBatchUnits: 20, minShare: 0, minChecks: 0, youth: 0 },
};
const LIES_ONE_IN = 5;
const HONEST = 4;

export interface LyingCity {
  /** Of a finished job with lies of one device in it that were believed. */
  watch: JobWatch;
  jobId: JobId;
  /** The device lies in whatever job it is given from now on, and is outvoted there. */
  catchLiar(): Promise<void>;
  close(): Promise<void>;
}

export const startCarelessCity = (limits: Partial<Limits>): Promise<TestCoordinator> =>
  startTestCoordinator({ checking: CARELESS, unitsPerGrant: 4 }, {}, limits);

/** Has a job of the city finished with lies in it. */
export async function finishWithLies(city: TestCoordinator): Promise<LyingCity> {
  const { coordinator, pool } = city.handle;
  const isTrusted = (device: SocketDevice) =>
    [...coordinator.state.devices.values()].some(({ id, streak }) => id === device.deviceId && streak >= TRUST_AFTER);
  const jobId = await city.seed({ units: 1_000, replicas: 2, adaptive: true, unitsPerBlock: 100 });
  const honest = Array.from({ length: HONEST }, () => city.device({ grantMs: 20 }));
  const watch = new JobWatch(pool, jobId, honest);
  await watch.until(async () => honest.every(isTrusted));
  let told = 0;
  const answer = (unit: number, grant: { jobId: string }) => {
    if (grant.jobId !== jobId) return wrongAnswer(unit);
    return isTrusted(liar) && ++told % LIES_ONE_IN === 0 ? wrongAnswer(unit) : honestAnswer(unit);
  };
  const liar: SocketDevice = city.device({ answer, grantMs: 5 });
  await watch.finished();
  await coordinator.settled();
  return {
    watch,
    jobId,
    async catchLiar() {
      const other = await city.seed({ units: 40, replicas: 2 });
      await new JobWatch(pool, other, []).finished();
      await coordinator.settled();
    },
    async close() {
      for (const device of [liar, ...honest]) device.close();
      await coordinator.settled();
    },
  };
}

/** How many lies are among a job's results. */
export async function liesIn({ handle }: TestCoordinator, jobId: JobId): Promise<number> {
  const { rows } = await handle.pool.query<{ lies: number }>(
    `SELECT count(*)::int AS lies FROM replica WHERE settles AND position('wrong'::bytea IN output) > 0
       AND job_no = (SELECT no FROM job WHERE id = $1)`,
    [jobId],
  );
  return rows[0]?.lies ?? 0;
}
