import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import getPort from "get-port";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { startEngine } from "#suites/kit/engines/start-engine";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { type ApiCustomer, signUpApiCustomer } from "./actors/customer";
import { submitEndless } from "./actors/endless-job";
import { expectWorking, lightUp, stopButton } from "./actors/resident";
import { sparingDonation } from "./actors/sparing-donation";

const ADMIN = { email: "admin@city.example", password: "offline admin" };

let folder: string;
let port: number;
let url: string;
let site: Site;

/** The same city at the same address, by other settings. */
async function start(settings: Record<string, string> = {}) {
  site = await startSite(folder, ADMIN, {
    ...{ PORT: String(port), SITE_URL: url, SANDBOX_URL: `http://127.0.0.1:${port}`, SCRIPT_ENGINES: "chromium" },
    ...settings,
  });
}

// Starting a site costs more than most tests of it: each begins with what the one before it has left, a city that answers.
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-offline-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  port = await getPort({ host: "127.0.0.1" });
  url = `http://localhost:${port}`;
  await start();
});

test.afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("lamplighter-pages-"));
    const registration = await navigator.serviceWorker.getRegistration("/");
    const isWaiting = Boolean(registration?.waiting);
    return { names, isActive: registration?.active?.state === "activated", isWaiting };
  });

/** What waits on the device to be returned. */
const outbox = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ keys: number[]; units: number[] }>((resolve, reject) => {
        const opening = indexedDB.open("lamplighter");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("outbox").objectStore("outbox").getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            const items = all.result as { key: number; results: { unit: number }[] }[];
            opening.result.close();
            resolve({
              keys: items.map(({ key }) => key),
              units: items.flatMap(({ results }) => results.map(({ unit }) => unit)),
            });
          };
        };
      }),
  );

const newContext = (browser: Browser, options: BrowserContextOptions = {}) =>
  browser.newContext({ baseURL: url, locale: "en-CA", ...options });

/** A person whose work the city has, and no other. */
async function employ(job: string): Promise<{ customer: ApiCustomer; jobId: string }> {
  const customer = await signUpApiCustomer(url, `${job} Lab`);
  return { customer, jobId: await submitEndless(customer, job) };
}

/** A browser that works on the job and has kept the page. */
async function lit(browser: Browser, job: string): Promise<Page> {
  const page = await (await newContext(browser, sparingDonation(url))).newPage();
  await lightUp(page);
  await expectWorking(page, job);
  await expect.poll(async () => (await kept(page)).isActive).toBe(true);
  return page;
}

test("without the city the page opens, shows what waits and delivers it by itself", async ({ browser }) => {
  const { customer, jobId } = await employ("Through the storm");
  const page = await lit(browser, "Through the storm");
  await site.stop();
  const waiting = page.getByText(/\d+ finished results? waits? on this device/);
  await expect(waiting).toBeVisible({ timeout: 300_000 });

  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stratford’s idle computers, working as one");
  await expect(waiting).toBeVisible({ timeout: 300_000 });
  await expect(stopButton(page)).toBeVisible();
  await expect(page.getByRole("link", { name: "Make an account" })).toBeVisible();
  await page.evaluate(() => document.querySelector("main")?.setAttribute("data-before", ""));
  const before = await outbox(page);
  expect(before.units.length).toBeGreaterThan(0);

  const other = await page.context().newPage();
  await other.goto("/account");
  await expect(other.getByRole("heading", { name: "This device is offline" })).toBeVisible();
  await other.close();

  await start();
  await expect(waiting).toBeHidden({ timeout: 300_000 });
  await expectWorking(page, "Through the storm");
  await expect.poll(async () => (await outbox(page)).keys.filter((key) => before.keys.includes(key))).toEqual([]);
  for (const unit of before.units) {
    const settled = async () => (await customer.client.getUnit({ jobId, unit }).catch(() => null))?.state;
    await expect.poll(settled).toBe("agreed");
  }
  expect(await page.locator("main[data-before]").count()).toBe(1);
  await customer.client.cancelJob({ jobId });
  await page.context().close();
});

for (const name of enginesHere().filter((engine) => engine === "firefox")) {
  test(`in ${name}, too, the page opens without the city, and goes on when it is back`, async () => {
    const engine = await startEngine(name);
    try {
      const page = await engine.openPage(`${url}/`);
      const status = () =>
        page.evaluate(() => document.querySelector("main [role=status]")?.textContent?.trim()).catch(() => undefined);
      await expect.poll(status, { timeout: 300_000 }).toBe("Nothing is running.");
      await page.press("Light up");
      await expect.poll(status, { timeout: 300_000 }).toBe("No work right now.");
      const isKept = () =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/"))?.active?.state === "activated");
      await expect.poll(isKept, { timeout: 300_000 }).toBe(true);
      await site.stop();
      await page.evaluate(() => void setTimeout(() => location.reload(), 100));
      await expect.poll(status, { timeout: 300_000 }).toMatch(/^Calling Stratford|cannot be reached right now/);
      await start();
      await expect.poll(status, { timeout: 300_000 }).toBe("No work right now.");
    } finally {
      await engine.close();
    }
  });
}

test("a new version waits while a unit runs, and comes when the person says so, after the unit", async ({
  browser,
}) => {
  const { customer, jobId } = await employ("Not now");
  const page = await lit(browser, "Not now");
  // Until it is opened again no worker answers for this page, and a new one has nothing to wait for.
  await page.reload();
  await expectWorking(page, "Not now");
  const before = await kept(page);
  expect(before.names).toHaveLength(1);
  await page.evaluate(() => document.querySelector("main")?.setAttribute("data-before", ""));
  await site.stop();
  await start({ CITY_NAME: "Milverton" });
  await expectWorking(page, "Not now");
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration("/"))?.update());
  await expect(page.getByText(/^A new version of this page is ready\./)).toBeVisible();
  expect(await kept(page)).toMatchObject({ isActive: true, isWaiting: true });
  await expectWorking(page, "Not now");
  expect(await page.locator("main[data-before]").count()).toBe(1);

  await page.getByRole("button", { name: /update/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Milverton’s idle computers, working as one");
  await expectWorking(page, "Not now");
  await expect.poll(async () => (await kept(page)).names.length).toBe(1);
  const after = await kept(page);
  expect(after).toMatchObject({ isActive: true, isWaiting: false });
  expect(after.names).not.toEqual(before.names);
  await customer.client.cancelJob({ jobId });
  await page.context().close();
});

test("a site that takes the worker back is rid of it, by the page and by the worker itself", async ({ browser }) => {
  const { customer, jobId } = await employ("Both");
  const page = await lit(browser, "Both");
  const elsewhere = await lit(browser, "Both");
  await elsewhere.goto("/sign-in");
  await site.stop();
  await start({ OFFLINE_PAGE: "off" });
  for (const [at, visited] of [
    [page, "/"],
    [elsewhere, "/sign-in"],
  ] as const) {
    await expect(async () => {
      await at.goto(visited);
      expect(await at.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length))).toBe(0);
      expect(await at.evaluate(() => caches.keys())).toEqual([]);
    }).toPass();
    await at.context().close();
  }
  await customer.client.cancelJob({ jobId });
});
