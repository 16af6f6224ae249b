import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import { decodeOutput } from "#core/units/output";
import type { Grant, ReplicaResult } from "#protocol/devices/device-messages";
import type { JobComparison } from "#protocol/manifest/job-comparison";
import { brokenLaws } from "./testing/broken-laws";
import { commandOutput } from "./testing/command-output";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, type SocketDevice, wrongAnswer } from "./testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";

let city: TestCoordinator;

beforeAll(async () => {
  // Small grants, so that no device gets most of a job, and it is still running when a malicious device is caught.
  const checking = { ...CHECKING, trustAfter: 4, evidenceFuel: 1_000_000, pendingBatchUnits: 40, trustedVoters: 2 };
  city = await startTestCoordinator({ checking, unitsPerGrant: 10 });
});

afterAll(() => city.close());

const watchOf = (jobId: JobId, devices: SocketDevice[]) => new JobWatch(city.handle.pool, jobId, devices);

async function over(devices: SocketDevice[]) {
  for (const device of devices) device.close();
  await city.handle.coordinator.settled();
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
}

/** The number of replicas of each settled unit of the job, and whether its canonical answer is the honest one. */
async function unitsOf(jobId: JobId) {
  const { rows } = await city.handle.pool.query<{ unit: number; replicas: number; output: Buffer; price: string }>(
    `SELECT s.unit, s.output, s.price_nanos AS price, (SELECT count(*)::int FROM replica r WHERE r.job_no = s.job_no
       AND r.unit = s.unit) AS replicas
     FROM replica s WHERE s.settles AND s.job_no = (SELECT no FROM job WHERE id = $1) ORDER BY s.unit`,
    [jobId],
  );
  return rows;
}

const isRight = ({ unit, output }: { unit: number; output: Buffer }) => {
  const honest = honestAnswer(unit);
  return honest.kind === "output" && output.equals(Buffer.from(honest.bytes));
};

test("unknown devices are checked one by one; once trusted, most of their answers are settled as they are, output included", async () => {
  const jobId = await city.seed({ units: 400, replicas: 2, adaptive: true });
  const devices = [city.device(), city.device(), city.device()];
  await watchOf(jobId, devices).finished();
  const units = await unitsOf(jobId);
  expect(units).toHaveLength(400);
  expect(units.every(isRight)).toBe(true);
  expect(units.slice(0, 2).map(({ replicas }) => replicas)).toEqual([2, 2]);
  const alone = units.filter(({ replicas }) => replicas === 1);
  expect(alone.length).toBeGreaterThan(100);
  expect(alone.length).toBeLessThan(400 - CHECKING.minShare * 400);
  expect(alone.every(({ price }) => Number(price) > 0)).toBe(true);
  await over(devices);
});

test("a device that is honest until it is trusted, and then malicious, gets nothing wrong accepted and loses its trust", async () => {
  const jobId = await city.seed({ units: 600, replicas: 2, adaptive: true });
  let told = 0;
  const sleeper = city.device({
    answer: (unit: number, _grant: Grant) => (told++ < 30 ? honestAnswer(unit) : wrongAnswer(unit)),
  });
  const devices = [sleeper, city.device(), city.device(), city.device()];
  await watchOf(jobId, devices).finished();
  expect((await unitsOf(jobId)).filter((unit) => !isRight(unit))).toEqual([]);
  const { rows } = await city.handle.pool.query(
    "SELECT streak, strikes, outvoted > 0 AS caught FROM device WHERE id = $1",
    [sleeper.deviceId],
  );
  expect(rows).toEqual([{ streak: 0, strikes: 1, caught: true }]);
  await over(devices);
});

test("what waits in a pending batch is found again after the memory is lost", async () => {
  const jobId = await city.seed({ units: 2_000, replicas: 2, adaptive: true });
  const devices = [city.device({ grantMs: 20 }), city.device({ grantMs: 20 }), city.device({ grantMs: 20 })];
  const watch = watchOf(jobId, devices);
  const heldNow = () => {
    const job = city.handle.coordinator.state.jobs.get(jobId);
    return [...(job?.pendingBatches.values() ?? [])].reduce((sum, { waiting }) => sum + waiting.size, 0);
  };
  await watch.until(async () => heldNow() > 20);
  await city.handle.coordinator.restart(new Error("as if a write had failed"));
  await watch.finished();
  expect(await watch.forgotten()).toEqual([]);
  const units = await unitsOf(jobId);
  expect(units).toHaveLength(2_000);
  expect(units.every(isRight)).toBe(true);
  await over(devices);
});

test("one resident with many browser profiles behind one address is one voter; another address is another voter", async () => {
  const jobId = await city.seed({ units: 12, replicas: 2 });
  const profiles = Array.from({ length: 8 }, (_, i) =>
    city.device({ address: `203.0.113.${i + 1}`, answer: wrongAnswer }),
  );
  for (const profile of profiles) await profile.receives("welcome");
  const watch = watchOf(jobId, profiles);
  await watch.until(async () => watch.acknowledged >= 12);
  await Promise.all(profiles.map((profile) => profile.receives("idle")));
  expect((await watch.row()).agreed).toBe(0);
  const neighbours = [city.device({ address: "203.0.114.1" }), city.device({ address: "2001:db8:1:2200::1" })];
  await watchOf(jobId, [...profiles, ...neighbours]).finished();
  expect((await unitsOf(jobId)).every(isRight)).toBe(true);
  const { rows } = await city.handle.pool.query("SELECT DISTINCT network FROM device WHERE id = ANY($1)", [
    profiles.map(({ deviceId }) => deviceId),
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0].network).not.toContain("203");
  await over([...profiles, ...neighbours]);
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const near = (unit: number, off: number): ReplicaResult => {
  const bytes = commandOutput(JSON.stringify(unit + off));
  return { kind: "output", unit, fuel: 1_000_000, ms: 1, bytes };
};
const toldIn = (output: Buffer): number =>
  Number(new TextDecoder().decode(decodeOutput(output, (bytes) => new TextDecoder().decode(bytes))?.parts[0]?.bytes));

const BY_PROGRAM = "export default (a, b) => Math.abs(JSON.parse(a.stdout) - JSON.parse(b.stdout)) <= 0.01;";

test.each([
  ["a tolerance", async (): Promise<JobComparison> => ({ kind: "json", absolute: 0.01 })],
  [
    "the customer's own function",
    async (): Promise<JobComparison> => {
      const { hash } = await city.handle.blobs.putBytes(utf8(BY_PROGRAM));
      return { kind: "program", source: { blob: hash } };
    },
  ],
])("answers that are equal by %s earn trust and settle; others are outvoted", async (_, comparison) => {
  const jobId = await city.seed({ units: 600, replicas: 2, adaptive: true, comparison: await comparison() });
  let told = 0;
  const sleeper = city.device({ answer: (unit: number) => near(unit, told++ < 30 ? 0.003 : 1) });
  const honest = [0, 0.001, 0.002].map((off) => city.device({ answer: (unit: number) => near(unit, off) }));
  const devices = [sleeper, ...honest];
  await watchOf(jobId, devices).finished();
  const units = await unitsOf(jobId);
  expect(units).toHaveLength(600);
  expect(units.filter(({ unit, output }) => Math.abs(toldIn(output) - unit) > 0.01)).toEqual([]);
  expect(units.filter(({ replicas }) => replicas === 1).length).toBeGreaterThan(50);
  const { rows } = await city.handle.pool.query("SELECT strikes, outvoted > 0 AS caught FROM device WHERE id = $1", [
    sleeper.deviceId,
  ]);
  expect(rows).toEqual([{ strikes: 1, caught: true }]);
  await over(devices);
});
