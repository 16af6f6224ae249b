import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import type { Grant, GrantStub } from "#protocol/device-messages";
import { honestAnswer, type SimulatedDevice } from "../testing/simulated-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;
let jobId: JobId;
let holder: SimulatedDevice;
let grant: Grant;

/** A coordinator that lost its memory knows of no grant: only the signature of a stub speaks for it. */
beforeAll(async () => {
  city = await startTestCoordinator();
  jobId = await city.seed({ units: 20, replicas: 1 });
  const options = { slots: 1, answer: () => null };
  holder = city.device(options);
  grant = await holder.hears("grant");
  // It comes back for nothing but to present what it has.
  options.slots = 0;
  const at = holder.heard.length;
  await city.handle.coordinator.restart(new Error("The coordinator forgets, as a crash would make it."));
  await holder.hears("welcome", at);
});

afterAll(() => city.close());

const stub = (): GrantStub => {
  const { grantId, block, units, token } = grant;
  return { grantId, jobId, block, units, token };
};

const settled = async () => {
  const { rows } = await city.handle.pool.query<{ unit: number }>("SELECT unit FROM replica ORDER BY unit");
  return rows.map(({ unit }) => unit);
};

/** Presents a result of `unit` under the stub; what the device hears then is later than the number that this gives. */
function present(device: SimulatedDevice, shown: GrantStub, unit: number): number {
  const at = device.heard.length;
  device.say("return", { grantId: shown.grantId, results: [honestAnswer(unit)], stub: shown });
  return at;
}

const REFUSED = { why: "unproven" };

test.each<[string, () => [GrantStub, number]]>([
  ["of another job", () => [{ ...stub(), jobId: "job_0123456789abcdef" }, grant.units[0] ?? 0]],
  ["of another block", () => [{ ...stub(), block: 1 }, grant.units[0] ?? 0]],
  ["of other units", () => [{ ...stub(), units: [19] }, 19]],
  ["of more units", () => [{ ...stub(), units: [...grant.units, 19] }, 19]],
  ["of another grant", () => [{ ...stub(), grantId: `${grant.grantId}0` }, grant.units[0] ?? 0]],
  ["with an altered signature", () => [{ ...stub(), token: `${grant.token.slice(0, -1)}_` }, grant.units[0] ?? 0]],
  ["without a signature", () => [{ ...stub(), token: "A".repeat(43) }, grant.units[0] ?? 0]],
])("its own device proves nothing by a stub %s", async (_what, altered) => {
  const [shown, unit] = altered();
  expect(await holder.hears("turned-away", present(holder, shown, unit))).toMatchObject(REFUSED);
  expect(await settled()).toEqual([]);
});

test("another device proves nothing by a stub that is right, and it is sent away for one that is cut", async () => {
  const thief = city.device({ slots: 0 });
  await thief.hears("idle");
  expect(await thief.hears("turned-away", present(thief, stub(), grant.units[0] ?? 0))).toMatchObject(REFUSED);
  expect(await settled()).toEqual([]);
  thief.say("return", {
    grantId: grant.grantId,
    results: [honestAnswer(0)],
    stub: { ...stub(), token: grant.token.slice(1) },
  });
  await thief.hears("disconnected");
  expect(await settled()).toEqual([]);
  thief.close();
});

test("after all of that the device that was granted the units proves it, and they count", async () => {
  const [unit = -1] = grant.units;
  await holder.hears("acknowledge", present(holder, stub(), unit));
  expect(await settled()).toEqual([unit]);
});
