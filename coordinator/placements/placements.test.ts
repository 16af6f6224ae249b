import { expect, test } from "vitest";
import type { DeviceOptions } from "../testing/socket-device";
import { until } from "../testing/until";
import { type CityWithBucket, eachWithBucket } from "./testing/each-with-bucket";
import { keeping, keptAnswer, putParts, textOf } from "./testing/keeping-device";

const LINK_MS = 1_000;
let here: CityWithBucket;
let city: CityWithBucket["city"];
let s3: CityWithBucket["s3"];
let jobId: string;

eachWithBucket({ MIN_PLACE_MS: LINK_MS, DESTINATION_PAUSE_MS: 200 }, (made) => {
  here = made;
  ({ city, s3 } = made);
});

const join = (options = keeping()) => here.join(options);

async function submit(units: number, replicas = 2) {
  ({ jobId } = await here.submit("out/{unit}-{part}", { units, replicas }));
  return jobId;
}

const inBucket = () =>
  s3
    .bucket()
    .all()
    .filter(({ key }) => key.startsWith("here/out/0"))
    .map(({ key }) => [key, Buffer.from(s3.bucket().bytesOf(key) ?? []).toString()]);

const listed = () =>
  s3
    .bucket()
    .all()
    .filter(({ key }) => /listing-.*ndjson$/.test(key))
    .flatMap(({ key }) =>
      Buffer.from(s3.bucket().bytesOf(key) ?? [])
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );

const puts = () => s3.visits.filter(({ method, byLink, status }) => method === "PUT" && byLink && status === 200);

const ended = () => here.ended();

const expected = (units: number) =>
  Array.from({ length: units }, (_, unit) => [`here/out/00000${unit}-stdout`, textOf(unit)]);

test("each output is uploaded to the bucket once, after its unit was settled, and listed", async () => {
  await submit(3);
  const [first, second] = [join(), join()];
  await ended();
  expect(inBucket()).toEqual(expected(3));
  expect(puts()).toHaveLength(3);
  // In the order in which they were uploaded.
  expect(new Map(listed().map(({ unit, parts }) => [unit, parts[0].key]))).toEqual(
    new Map([0, 1, 2].map((unit) => [unit, `here/out/00000${unit}-stdout`])),
  );
  expect(listed()).toHaveLength(3);
  for (const device of [first, second])
    expect(
      device
        .receivedOf("forget")
        .flatMap(({ units }) => units)
        .sort(),
    ).toEqual([0, 1, 2]);
  expect(
    JSON.parse(Buffer.from(s3.bucket().bytesOf(`here/out/listing-${jobId}/end.json`) ?? []).toString()),
  ).toMatchObject({
    state: "finished",
    agreed: 3,
  });
});

test("if one device lacks, spoils or never uploads an output, another one that agreed does it", async () => {
  await submit(5);
  const misdeeds: NonNullable<DeviceOptions["place"]>[] = [
    async () => "gone",
    async () => "stored",
    async () => "forbidden",
    async () => null,
    (asked) => putParts(asked, textOf(asked.unit).toUpperCase()),
  ];
  const honest = join();
  await honest.until(() => honest.acknowledged.get(jobId)?.size === 5);
  // While it is away the other one is asked for all of them, however busy that is.
  const { deviceToken } = honest;
  honest.close();
  const hostile = join(keeping({ place: async (asked) => (await misdeeds[asked.unit]?.(asked)) ?? null }));
  await hostile.until(() => new Set(hostile.receivedOf("place").map(({ unit }) => unit)).size === 5);
  join(keeping({ deviceToken }));
  await ended();
  expect(inBucket()).toEqual(expected(5));
  expect(listed()).toHaveLength(5);
});

test("an output that no device has any more is computed again by any device, and must match what was agreed on", async () => {
  const { pool } = city.handle;
  await submit(1);
  const lost = [join(keeping({ place: async () => "gone" })), join(keeping({ place: async () => "gone" }))];
  await Promise.all(lost.map((device) => device.until(() => device.acknowledged.get(jobId)?.size === 1)));
  await Promise.race(lost.map((device) => device.receives("place")));
  for (const device of lost) device.close();
  const other = join(keeping({ answer: (unit) => keptAnswer(unit, "something else") }));
  await pool.query("UPDATE placement SET since = now() - interval '1 day'");
  await other.receives("grant");
  other.close();
  const right = join();
  await ended();
  expect(inBucket()).toEqual(expected(1));
  expect(right.receivedOf("place")).toHaveLength(1);
  const { rows } = await pool.query(
    "SELECT count(*)::int AS n FROM replica WHERE job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  expect(rows[0]).toEqual({ n: 2 });
});

test("a bucket that ignores checksums is read back, and only after all links have expired", async () => {
  s3.faults.set({ kind: "ignores-checksum" });
  await submit(1);
  const honest = join();
  await honest.until(() => honest.acknowledged.get(jobId)?.size === 1);
  join(keeping({ place: (asked) => putParts(asked, textOf(asked.unit).toUpperCase()) }));
  await ended();
  expect(inBucket()).toEqual(expected(1));
});

test("a coordinator that comes back finds that a device has uploaded an output meanwhile, and asks for it no more", async () => {
  await submit(1);
  let asked = 0;
  const place: DeviceOptions["place"] = async (what) => {
    asked += 1;
    await putParts(what);
    // As if this process had died before it heard of it.
    await city.handle.pool.query("UPDATE placement SET next_at = now()");
    return null;
  };
  join(keeping({ place }));
  join(keeping({ place }));
  await ended();
  expect(asked).toBe(1);
  expect(puts()).toHaveLength(1);
});

test("keys that may not write pause the job, and when they may again nothing is lost", async () => {
  const lift = s3.faults.set({ kind: "read-only-keys" });
  await submit(4);
  join();
  join();
  const { coordinator } = city.handle;
  const reasonOf = () => coordinator.state.jobs.get(jobId as never)?.reason ?? null;
  await until("the connection has a fault", async () => (await faultOf()) !== null);
  expect(await faultOf()).toBe("forbidden");
  expect(reasonOf() === null || reasonOf()?.kind === "bucket-unwritable").toBe(true);
  lift();
  coordinator.dispatch({ kind: "job.changed", jobId: jobId as never, state: "running", reason: null });
  await ended();
  expect(inBucket()).toEqual(expected(4));
  expect(await faultOf()).toBeNull();
});

const faultOf = async () => {
  const { rows } = await city.handle.pool.query<{ fault: string | null }>(
    "SELECT fault FROM destination WHERE job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  return rows[0]?.fault ?? null;
};

test("a device that returns an output that must be kept, or keeps one that must be returned, is refuted", async () => {
  const refuted = async () => {
    const { rows } = await city.handle.pool.query("SELECT id FROM device WHERE outvoted = 1 AND id = ANY($1)", [
      here.devices.map(({ deviceId }) => deviceId),
    ]);
    return rows.length;
  };
  await submit(1, 1);
  const sender = join({});
  await sender.receives("acknowledge");
  expect(await refuted()).toBe(1);
  sender.close();
  const other = await city.seed({ units: 1, replicas: 1 });
  const keeper = join();
  await keeper.until(() => keeper.acknowledged.has(other));
  expect(await refuted()).toBe(2);
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId: other, state: "cancelled" });
});
