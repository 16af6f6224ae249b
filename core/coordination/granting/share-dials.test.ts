import { expect, test } from "vitest";
import type { JobId } from "../../ids";
import { HandPlayedCity } from "../../testing/hand-played-city";

const share = (city: HandPlayedCity, id: JobId, cores: number, of: number, others = 1) =>
  city.do({ kind: "dials.shared", others, shares: new Map([[id, { share: cores, of }]]) });

test("a coordinator that shares the dials has no more slots of a job than its share, and takes more when it grows", () => {
  const city = new HandPlayedCity();
  city.join(6);
  const job = city.open({ units: 240, cores: 5 });
  expect(city.job(job).slots).toBe(5);
  share(city, job, 2, 5);
  expect(city.job(job).slots).toBe(2);
  share(city, job, 4, 5);
  expect(city.job(job).slots).toBe(4);
});

test("with no others every dial is its own again", () => {
  const city = new HandPlayedCity();
  city.join(6);
  const job = city.open({ units: 240, cores: 5 });
  share(city, job, 1, 5);
  city.do({ kind: "dials.shared", others: 0, shares: new Map() });
  expect(city.job(job).slots).toBe(5);
});

test("a job that is opened while dials are shared gets nothing before it has a share", () => {
  const city = new HandPlayedCity();
  city.join(6);
  city.do({ kind: "dials.shared", others: 1, shares: new Map() });
  const job = city.open({ units: 240, cores: 5 });
  expect(city.job(job).slots).toBe(0);
  share(city, job, 3, 5);
  expect(city.job(job).slots).toBe(3);
});

test("a dial that is turned down shrinks the share with it, also one that was computed for the dial before", () => {
  const city = new HandPlayedCity();
  city.join(8);
  const job = city.open({ units: 240, cores: 10 });
  share(city, job, 5, 10);
  city.do({ kind: "job.changed", jobId: job, cores: 4 });
  expect(city.job(job)).toMatchObject({ share: 2, slots: 2 });
  share(city, job, 5, 10);
  expect(city.job(job)).toMatchObject({ share: 2, slots: 2 });
  city.do({ kind: "job.changed", jobId: job, cores: 0 });
  expect(city.job(job)).toMatchObject({ share: 0, slots: 0 });
});

test("a share of zero leaves the leases of devices that are away, for the job goes on elsewhere", () => {
  const city = new HandPlayedCity();
  const device = city.join(2);
  const job = city.open({ units: 240, cores: 2 });
  city.do({ kind: "device.left", sessionId: device });
  const { leases } = city.job(job);
  expect(leases).toBeGreaterThan(0);
  share(city, job, 0, 2);
  expect(city.job(job).leases).toBe(leases);
});
