import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { getAccount, listAudit, listCustomers, welcomePerson, submitJob } = checkedVerbs;

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity({ WELCOME_REQUIRES: "verified" });
});
afterAll(() => city.close());

test("a newcomer has no money and learns why; an admin's welcome gives it once, durably", async () => {
  const [newcomer, admin] = [await city.person("Newcomer"), await city.person("Root", "owner")];
  const input = manifest(await city.upload(DOUBLE));
  expect(await getAccount({ ctx: newcomer, input: {} })).toMatchObject({
    balanceNanos: 0,
    welcome: { nanos: 5e9, waitsFor: "admin" },
  });
  await expect(submitJob({ ctx: newcomer, input })).rejects.toMatchObject({
    code: "NOT_ENOUGH_MONEY",
    message: expect.stringContaining("Your welcome gift is waiting"),
  });
  const customerId = newcomer.person?.id;
  expect((await listCustomers({ ctx: admin, input: { waiting: "true" } })).customers).toContainEqual(
    expect.objectContaining({ id: customerId, waitsForWelcome: true }),
  );
  const welcomed = await welcomePerson({ ctx: admin, input: { customerId } });
  expect(welcomed).toMatchObject({ balanceNanos: 5e9, waitsForWelcome: false });
  await expect(welcomePerson({ ctx: admin, input: { customerId } })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(welcomePerson({ ctx: newcomer, input: { customerId } })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await listAudit({ ctx: admin, input: {} })).lines).toContainEqual(
    expect.objectContaining({ act: "customer.welcomed", subject: customerId }),
  );
  expect(await getAccount({ ctx: newcomer, input: {} })).toMatchObject({ balanceNanos: 5e9, welcome: null });
  expect(await submitJob({ ctx: newcomer, input })).toMatchObject({ state: "running" });
});

test("a job's budget must pay for something", async () => {
  const ctx = await city.person("Thrifty");
  const input = manifest(await city.upload(DOUBLE), { budget: "0.000001" });
  await expect(submitJob({ ctx, input })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    issues: [{ path: "budget", message: "must be at least C$0.00001: what the job does not spend comes back" }],
  });
});

test("the number of a customer's open jobs is limited, and the refusal says what to do", async () => {
  const [ctx, admin] = [await city.person("Busy"), await city.person("Boss", "owner")];
  await welcomePerson({ ctx: admin, input: { customerId: ctx.person?.id } });
  const input = manifest(await city.upload(DOUBLE), { budget: "0.01", cores: 0 });
  const last = await submitJob({ ctx, input });
  const row = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: last.id } });
  const { no: _, manifest: itsManifest, spec, stateReason: _reason, ...rest } = row;
  await city.handle.prisma.job.createMany({
    data: Array.from({ length: LIMITS.MAX_OPEN_JOBS_PER_CUSTOMER - 2 }, (_nothing, i) => ({
      ...rest,
      ...{ id: `job_filler${i}`, manifest: itsManifest as object, spec: spec as object, state: "paused" as const },
    })),
  });
  const outcomes = await Promise.allSettled([submitJob({ ctx, input }), submitJob({ ctx, input })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(submitJob({ ctx, input })).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
    message: "You have 200 open jobs, the maximum. Wait until one ends, or cancel one.",
  });
});
