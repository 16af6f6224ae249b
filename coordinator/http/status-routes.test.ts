import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";

const TOKEN = "a-token-for-the-collector";

let city: TestCoordinator;
beforeAll(async () => {
  city = await startTestCoordinator({}, { METRICS_TOKEN: TOKEN });
});
afterAll(() => city.close());

const metrics = async (headers: Record<string, string>) => (await fetch(`${city.url}/metrics`, { headers })).status;

test.each<[string, Record<string, string>, number]>([
  ["this machine", {}, 200],
  ["somebody behind a proxy", { "x-forwarded-for": "198.51.100.1" }, 401],
  ["somebody whom a proxy says to be this machine", { "x-forwarded-for": "127.0.0.1" }, 401],
  ["somebody behind a proxy that names nobody", { via: "1.1 somewhere" }, 401],
  ["the collector", { "x-forwarded-for": "198.51.100.1", authorization: `Bearer ${TOKEN}` }, 200],
  ["who guesses the token", { "x-forwarded-for": "198.51.100.1", authorization: "Bearer a-guess" }, 401],
  ["who guesses it on this machine", { authorization: "Bearer a-guess" }, 401],
])("%s asks for the metrics", async (_who, headers, expected) => expect(await metrics(headers)).toBe(expected));

test("health says when all devices share one network, as the console does", async () => {
  const health = async () => (await (await fetch(`${city.url}/api/health`)).json()).sharedNetwork;
  expect(await health()).toBeNull();
  for (let i = 0; i < LIMITS.MIN_SHARED_NETWORK_DEVICES; i++) {
    await city.device({ slots: 0, address: `198.51.100.${i}` }).receives("welcome");
  }
  const expected = { devices: LIMITS.MIN_SHARED_NETWORK_DEVICES, sharing: LIMITS.MIN_SHARED_NETWORK_DEVICES };
  await until("health names a shared network", async () => (await health()) !== null);
  expect(await health()).toEqual(expected);
  expect(city.handle.live.fleet().sharedNetwork).toEqual(expected);
});
