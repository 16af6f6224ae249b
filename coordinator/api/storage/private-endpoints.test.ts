import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../auth/context";
import { PRIVATE_HOSTS } from "../../outbound/testing/private-hosts";
import { checkedVerbs } from "../testing/checked-verbs";
import { openTestCity, type TestCity } from "../testing/open-test-city";

/** A server in the city's own network, which no customer has a reason to reach. */
let canary: Server;
let reached = 0;
let city: TestCity;
let port: number;

beforeAll(async () => {
  canary = createServer((_, response) => response.end("the city's own")).on("connection", () => {
    reached += 1;
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  port = (canary.address() as AddressInfo).port;
  city = await openTestCity();
});

afterAll(async () => {
  await city.close();
  await new Promise((resolve) => canary.close(resolve));
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
  expect(reached).toBe(0);
});

test("a bucket's name in front of an address does not hide the address", async () => {
  const eve = await city.person("Eve");
  expect(await faultsOf(eve, `http://127.0.0.1:${port}`, { pathStyle: false })).toEqual(["unresolved"]);
  expect(reached).toBe(0);
});
