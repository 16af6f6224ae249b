import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../auth/context";
import { type Canary, openCanary } from "../../outbound/testing/open-canary";
import { PRIVATE_HOSTS } from "../../outbound/testing/private-hosts";
import { checkedVerbs } from "../testing/checked-verbs";
import { openTestCity, type TestCity } from "../testing/open-test-city";

let canary: Canary;
let city: TestCity;
let port: number;

beforeAll(async () => {
  canary = await openCanary();
  port = canary.port;
  city = await openTestCity();
});

afterAll(async () => {
  await city.close();
  await canary.close();
});

async function faultsOf(ctx: Context, endpoint: string, changes: object = {}) {
  const keys = { accessKeyId: "id", secretAccessKey: "secret" };
  const input = { name: "canary", endpoint, bucket: "bucket", keys, ...changes };
  const { connection } = await checkedVerbs.saveConnection({ ctx, input });
  return connection.findings.map(({ fault }) => fault);
}

test.each(PRIVATE_HOSTS)("%s is not called for a customer, by either scheme", async (host) => {
  const mallory = await city.person(`Mallory${PRIVATE_HOSTS.indexOf(host)}`);
  for (const scheme of ["http", "https"])
    expect(await faultsOf(mallory, `${scheme}://${host}:${port}`)).toEqual(["address-refused"]);
  expect(canary.reached()).toBe(0);
});

test("a bucket's name in front of an address does not hide the address", async () => {
  const eve = await city.person("Eve");
  expect(await faultsOf(eve, `http://127.0.0.1:${port}`, { pathStyle: false })).toEqual(["unresolved"]);
  expect(canary.reached()).toBe(0);
});
