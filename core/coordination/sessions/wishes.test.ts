import { expect, test } from "vitest";
import type { CustomerId } from "../../ids";
import type { WorkKind } from "../../jobs/work-kind";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";
import { reachOf } from "../granting/reach";

function cityWith(...jobs: { workKind: WorkKind; customer: string }[]) {
  const city = new HandPlayedCity();
  const ids = jobs.map(({ workKind, customer }, at) =>
    city.open({
      units: 40,
      customerId: customer as CustomerId,
      spec: { ...simulatedSpec(`job${at + 1}` as never, "wasi"), workKind },
    }),
  );
  return { city, ids };
}

const jobsOf = (city: HandPlayedCity, session: ReturnType<HandPlayedCity["join"]>) =>
  new Set(city.grantsOf(session).map(({ jobId }) => jobId));

test("a device gets no kind of work that its resident does not want, and says so when there is no other", () => {
  const { city, ids } = cityWith({ workKind: "business", customer: "ada" }, { workKind: "climate", customer: "bob" });
  const device = city.join(0);
  const offer = (refusedKinds: WorkKind[]) =>
    city.do({ kind: "device.offered", sessionId: device, slots: 3, refusedKinds });
  offer(["business"]);
  expect(jobsOf(city, device)).toEqual(new Set([ids[1]]));
  const picky = city.join(0);
  city.do({ kind: "device.offered", sessionId: picky, slots: 1, refusedKinds: ["business", "climate"] });
  expect(city.unitsOf(picky)).toEqual([]);
  expect(city.messagesTo(picky, "idle").at(-1)).toMatchObject({ reason: "unwanted" });
  offer([]);
  for (const unit of city.unitsOf(device)) city.returnUnit(device, unit);
  expect(jobsOf(city, device)).toContain(ids[0]);
});

test("a device gets nothing of a customer whom its resident refused", () => {
  const { city, ids } = cityWith({ workKind: "science", customer: "ada" }, { workKind: "science", customer: "bob" });
  const device = city.join(0);
  city.do({ kind: "device.offered", sessionId: device, slots: 3, refusedCustomers: ["ada"] });
  expect(jobsOf(city, device)).toEqual(new Set([ids[1]]));
  expect(city.grantsOf(device)[0]?.spec).toMatchObject({ customerId: "bob" });
});

test("people learn how many devices a job may go to", () => {
  const { city, ids } = cityWith({ workKind: "business", customer: "ada" });
  for (const refusedKinds of [[], ["business" as const], ["arts" as const]])
    city.do({ kind: "device.offered", sessionId: city.join(0), slots: 1, refusedKinds });
  city.join(0);
  expect(reachOf(city.state, city.job(ids[0] as never))).toEqual({ devices: 3, fitting: 2 });
});
