import { expect, test } from "vitest";
import type { JobId, SessionId } from "../../ids";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";
import { whyWaiting } from "./why-waiting";

const why = (city: HandPlayedCity, job: JobId) => whyWaiting(city.state, city.job(job));

test("a job that nobody works on says why, and since when", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 2 });
  expect(why(city, job)).toBeNull();
  city.do({ kind: "leases.swept" });
  const since = city.now;
  expect(why(city, job)).toEqual({ kind: "no-devices", since });
  city.wait(60_000);
  city.do({ kind: "leases.swept" });
  expect(why(city, job)).toEqual({ kind: "no-devices", since });
  const only = city.join();
  expect(why(city, job)).toBeNull();
  city.returnUnit(only, 0);
  city.do({ kind: "leases.swept" });
  expect(why(city, job)).toEqual({ kind: "another-household", answers: 1, since: city.now });
  city.do({ kind: "city.stopped", reason: "A drill" });
  expect(why(city, job)).toMatchObject({ kind: "city-stopped" });
  city.do({ kind: "city.resumed" });
  city.do({ kind: "job.changed", jobId: job, state: "paused", reason: { kind: "paused-by-hand" } });
  city.do({ kind: "leases.swept" });
  expect(why(city, job)).toBeNull();
});

test("devices that may not run it are counted, and cores that are elsewhere are named as that", () => {
  const city = new HandPlayedCity();
  const script = city.open({ units: 4, spec: simulatedSpec("script" as JobId, "js") });
  city.join(1, { engine: "webkit" });
  city.do({ kind: "leases.swept" });
  expect(why(city, script)).toMatchObject({ kind: "no-fitting-device", devices: 1 });
  const busy: SessionId = city.join(1);
  expect(city.unitsOf(busy)).not.toEqual([]);
  const second = city.open({ units: 4 });
  city.do({ kind: "leases.swept" });
  expect(why(city, second) ?? { kind: "at work" }).not.toMatchObject({ kind: "no-devices" });
});
