import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { Context } from "../../../auth/context";
import { checkedVerbs } from "../../testing/checked-verbs";
import { DOUBLE, manifest } from "../../testing/manifests";
import { openTestCity, type TestCity } from "../../testing/open-test-city";

const { dismissReports, listReports, reportJob, submitJob } = checkedVerbs;
const NOBODY: Context = { person: null, via: "web" };

let city: TestCity;
let moderator: Context;
let jobs = 0;
let devices = 0;

beforeAll(async () => {
  city = await openTestCity();
  moderator = await city.person("Mo", "moderator");
});

afterAll(() => city.close());

async function newJob() {
  jobs += 1;
  const ctx = await city.person(`Customer${jobs}`);
  return (await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { replicas: 1 }) })).id;
}

async function newDevice(network: string) {
  devices += 1;
  const id = `device_${devices}`;
  const seen = { label: "Chromium", engine: "chromium", cores: 1 };
  await city.handle.prisma.device.create({ data: { id, ...seen, network } });
  return city.handle.signatures.deviceToken(id as never);
}

const report = (jobId: string, deviceToken: string, why = "misleading") =>
  reportJob({ ctx: NOBODY, input: { jobId, deviceToken, why } });
const reported = async (jobId: string) =>
  (await listReports({ ctx: moderator, input: {} })).reported.find((one) => one.jobId === jobId);

test("a device counts once, and many devices of one neighbourhood are told from many neighbourhoods", async () => {
  const [crowded, feared] = [await newJob(), await newJob()];
  const same = await newDevice("one house");
  for (const why of ["misleading", "offensive", "misleading"]) await report(crowded, same, why);
  for (let n = 0; n < 4; n++) await report(crowded, await newDevice("one house"));
  for (const network of ["a", "b"]) await report(feared, await newDevice(network), "burdens-device");
  expect(await reported(crowded)).toMatchObject({ devices: 5, neighbourhoods: 1, whys: ["misleading"] });
  expect(await reported(feared)).toMatchObject({ devices: 2, neighbourhoods: 2, whys: ["burdens-device"] });
  const order = (await listReports({ ctx: moderator, input: {} })).reported.map(({ jobId }) => jobId);
  expect(order.indexOf(feared)).toBeLessThan(order.indexOf(crowded));
});

test("what a moderator has looked at is gone, and the same device does not bring it back", async () => {
  const jobId = await newJob();
  const device = await newDevice("c");
  await report(jobId, device);
  await dismissReports({ ctx: moderator, input: { jobId, reason: "It is what it says" } });
  await report(jobId, device);
  expect(await reported(jobId)).toBeUndefined();
  await report(jobId, await newDevice("d"));
  expect(await reported(jobId)).toMatchObject({ devices: 1 });
  const again = { ctx: await city.person("Eve"), input: { jobId, reason: "Mine" } };
  await expect(dismissReports(again)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a device, and a neighbourhood of new devices, can report so much a day", async () => {
  const jobId = await newJob();
  const device = await newDevice("e");
  for (let n = 0; n < LIMITS.MAX_REPORTS_PER_DEVICE_DAY; n++) await report(jobId, device);
  await expect(report(jobId, device)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  const outcomes: string[] = [];
  for (let n = 0; n < LIMITS.MAX_REPORTS_PER_NEIGHBOURHOOD_DAY + 3; n++) {
    outcomes.push(
      await report(jobId, await newDevice("f")).then(
        () => "taken",
        () => "refused",
      ),
    );
  }
  expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(LIMITS.MAX_REPORTS_PER_NEIGHBOURHOOD_DAY);
});

test("nobody reports without a device of the city, or a job that is not there", async () => {
  const jobId = await newJob();
  await expect(report(jobId, "invented")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(report("job_0123456789abcdef", await newDevice("g"))).rejects.toMatchObject({ code: "NOT_FOUND" });
});
