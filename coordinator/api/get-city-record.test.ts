import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Context } from "../auth/context";
import { checkedVerbs } from "./testing/checked-verbs";
import { DOUBLE, manifest } from "./testing/manifests";
import { openTestCity, type TestCity } from "./testing/open-test-city";
import { workThrough } from "./testing/test-device";

const { cancelJob, getCityRecord, submitJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
});

afterAll(() => {
  vi.restoreAllMocks();
  return city.close();
});

const range = (to: number) => ({ budget: "0.20", inputs: { kind: "range", from: 1, to } }) as const;

/** Two devices agree on everything. */
async function finish() {
  await workThrough(city, () => "fine");
  await workThrough(city, () => "fine");
}

test("the record adds up what is in the database, is one answer for ten minutes, and then is new", async () => {
  const program = await city.upload(DOUBLE);
  await submitJob({ ctx, input: manifest(program, range(8)) });
  await finish();
  const { id: jobId } = await submitJob({ ctx, input: manifest(program, range(4)) });
  await cancelJob({ ctx, input: { jobId } });
  await city.handle.coordinator.settled();

  const stranger = { person: null, via: "web" } as const;
  const record = await getCityRecord({ ctx: stranger, input: {} });
  const [sums] = await city.handle.prisma.$queryRaw<{ credit: bigint; devices: bigint; month: string }[]>`
    SELECT (SELECT sum(amount_nanos) FROM entry WHERE account LIKE 'device:%')::bigint AS credit,
      (SELECT count(*) FROM device WHERE agreed > 0) AS devices, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month`;
  expect(record).toMatchObject({
    units: 8,
    jobs: 1,
    devices: Number(sums?.devices),
    creditNanos: Number(sums?.credit),
  });
  expect(record.creditNanos).toBeGreaterThan(0);
  expect(record.coreSeconds).toBeGreaterThan(0);
  const { units, jobs, coreSeconds } = record;
  expect(record.months).toEqual([{ month: sums?.month, units, jobs, coreSeconds }]);

  await submitJob({ ctx, input: manifest(program, range(2)) });
  await finish();
  expect(await getCityRecord({ ctx: stranger, input: {} })).toEqual(record);
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 11 * 60_000);
  expect(await getCityRecord({ ctx: stranger, input: {} })).toMatchObject({ units: 10, jobs: 2 });
});
