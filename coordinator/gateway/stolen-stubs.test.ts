import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import type { Grant, GrantStub } from "#protocol/devices/device-messages";
import { honestAnswer, type SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;
let jobId: JobId;
let holder: SocketDevice;
let grant: Grant;

/** A coordinator that lost its memory knows no grant: only the signature of a stub proves one. */
beforeAll(async () => {
  city = await startTestCoordinator();
  jobId = await city.seed({ units: 20, replicas: 1 });
  const options = { slots: 1, answer: () => null };
  holder = city.device(options);
  grant = await holder.receives("grant");
  // It comes back only to present what it has.
  options.slots = 0;
  const at = holder.received.length;
  await city.handle.coordinator.restart(new Error("The coordinator forgets, as a crash would make it."));
  await holder.receives("welcome", at);
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

/** Presents a result of `unit` under the stub; whatever the device receives then comes after the returned number. */
function present(device: SocketDevice, shown: GrantStub, unit: number): number {
  const at = device.received.length;
  device.send("return", { grantId: shown.grantId, results: [honestAnswer(unit)], stub: shown });
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
  expect(await holder.receives("turned-away", present(holder, shown, unit))).toMatchObject(REFUSED);
  expect(await settled()).toEqual([]);
});

test("another device proves nothing with a valid stub, and it is disconnected for one that is truncated", async () => {
  const thief = city.device({ slots: 0 });
  await thief.receives("idle");
  expect(await thief.receives("turned-away", present(thief, stub(), grant.units[0] ?? 0))).toMatchObject(REFUSED);
  expect(await settled()).toEqual([]);
  thief.send("return", {
    grantId: grant.grantId,
    results: [honestAnswer(0)],
    stub: { ...stub(), token: grant.token.slice(1) },
  });
  await thief.receives("disconnected");
  expect(await settled()).toEqual([]);
  thief.close();
});

test("afterwards the device that was granted the units can still prove it, and they count", async () => {
  const [unit = -1] = grant.units;
  await holder.receives("acknowledge", present(holder, stub(), unit));
  expect(await settled()).toEqual([unit]);
});
