import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Pool } from "pg";
import { connectPool } from "#coordinator/database/connect-pool";
import type { EmbeddedPostgres } from "#coordinator/database/embedded-postgres";
import { startThrowawayPostgres } from "#coordinator/database/throwaway-postgres";
import { brokenLaws } from "#coordinator/testing/broken-laws";
import { JobWatch } from "#coordinator/testing/job-watch";
import { SocketDevice } from "#coordinator/testing/socket-device";
import type { JobId } from "#core/ids";
import { BadNetwork } from "#suites/chaos/world/bad-network";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { ADMIN } from "./actors/admin";
import { signUpApiCustomer } from "./actors/customer";
import { openPage } from "./actors/open-page";
import { sayText, submitSpoken } from "./actors/say-text";
import { cityTest } from "./city-test";

const COORDINATORS = 4;
const DEVICES = 8;
const UNITS = 100_000;
/** Acknowledged after each step, so that work goes on between any two. */
const MORE = 200;

let folder: string;
let postgres: EmbeddedPostgres;
let network: BadNetwork;
let siteUrl: string;
let pool: Pool;
const sites: Site[] = [];

const portOf = ({ url }: Site) => Number(new URL(url).port);

/** One more coordinator of the city, behind its one address. */
function start(): Promise<Site> {
  return startSite(path.join(folder, "data"), ADMIN, {
    ...{ DATABASE_URL: postgres.url(), SITE_URL: siteUrl, SANDBOX_URL: siteUrl.replace("localhost", "127.0.0.1") },
    AUTH_SECRET: "all coordinators of this test share it",
  });
}

cityTest.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-upgrade-"));
  await chmod(folder, 0o755);
  postgres = await startThrowawayPostgres();
  network = await BadNetwork.listen();
  siteUrl = `http://localhost:${network.port}`;
  while (sites.length < COORDINATORS) sites.push(await start());
  network.leadTo(...sites.map(portOf));
  pool = connectPool(postgres.url());
});

cityTest.afterAll(async () => {
  network.close();
  await pool.end();
  for (const site of sites) await site.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

cityTest(
  "four coordinators are upgraded one after the other under load, and the console says what is going on",
  async ({ city }) => {
    const customer = await signUpApiCustomer(siteUrl, "Always Works");
    const jobId = await submitSpoken(customer, { name: "Through the upgrade", units: UNITS, replicas: 1 });
    const answer = (unit: number) => sayText(unit, `unit ${unit}`);
    const devices = Array.from({ length: DEVICES }, () => new SocketDevice(siteUrl, { answer, grantMs: 200 }));
    const watch = new JobWatch(pool, jobId as JobId, devices);
    await watch.acknowledges(MORE);

    const operator = await city.openBrowser({ baseURL: siteUrl });
    await operator.request.post("/api/auth/sign-in/email", { headers: { origin: siteUrl }, data: ADMIN });
    const health = await operator.context().newPage();
    await openPage(operator, "/admin");
    await openPage(health, "/admin/health");
    const atWork = (count: number) => health.getByText(`${count} at work`, { exact: true });
    const here = operator.getByText("Live", { exact: true });
    await expect(atWork(COORDINATORS)).toBeVisible();
    await expect(here).toBeVisible();

    for (const [index, old] of [...sites.entries()]) {
      await old.stop();
      expect(old.child.exitCode).toBe(0);
      await expect(atWork(COORDINATORS - 1)).toBeVisible();
      await watch.acknowledges(MORE);
      const next = await start();
      sites[index] = next;
      network.leadTo(...sites.map(portOf));
      await expect(atWork(COORDINATORS)).toBeVisible();
      await watch.acknowledges(MORE);
    }
    await expect(here).toBeVisible();
    await expect(operator.getByText("Through the upgrade").first()).toBeVisible();
    await expect.poll(async () => (await customer.client.getJob({ jobId })).coresNow).toBe(DEVICES);
    expect(await watch.forgotten()).toEqual([]);
    expect(await brokenLaws(pool)).toEqual([]);
    await customer.client.cancelJob({ jobId });
    for (const device of devices) device.close();
  },
);
