import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { parse } from "acorn";
import { submitEndless } from "./actors/endless-job";
import { expectWorking, lightUp, lightUpButton, stopButton, truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

interface Manifest {
  id: string;
  name: string;
  lang: string;
  theme_color: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
  shortcuts: { name: string; url: string }[];
}

const manifestOf = (page: Page): Promise<Manifest> =>
  page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
    return (await fetch(link?.href ?? "")).json();
  });

const hasWorker = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/"))?.active?.state ?? null);

cityTest("the site can be installed, in the visitor's language and sky", async ({ city }) => {
  const visitor = await city.openBrowser({ locale: "fr-CA" });
  await visitor.goto("/");
  const session = await visitor.context().newCDPSession(visitor);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // The browser of a test is a private window, which installs nothing; there is no other fault.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  expect((await session.send("Page.getAppManifest")).errors).toEqual([]);
  const manifest = await manifestOf(visitor);
  expect(manifest).toMatchObject({ id: "/", lang: "fr-CA", theme_color: "#0e1220" });
  expect(manifest.shortcuts.map(({ name, url }) => [name, url])).toEqual([["Remplir l’écran", "/kiosk"]]);
  expect(new Set(manifest.icons.map(({ purpose }) => purpose))).toEqual(new Set(["any", "maskable"]));
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await visitor.request.get(src);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, type]);
    if (type !== "image/png") continue;
    const bytes = await answer.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
  // Who only looks leaves nothing behind.
  expect(await hasWorker(visitor)).toBeNull();
  expect(await visitor.evaluate(() => caches.keys())).toEqual([]);
});

cityTest("the app's shortcut lights the lamp, and a link from elsewhere does not", async ({ city }) => {
  const resident = await city.openSparingResident();
  await expect.poll(() => hasWorker(resident)).toBe("activated");
  await stopButton(resident).click();
  const { shortcuts } = await manifestOf(resident);
  const shortcut = shortcuts.find(({ name }) => name === "Light up")?.url ?? "";
  expect(shortcut).toMatch(/^\/\?light=[0-9a-f]{32}$/);

  for (const link of ["/?light", "/?light=", `/?light=${"0".repeat(32)}`]) {
    await resident.goto(link);
    await expect(truthOf(resident)).toHaveText("Nothing is running.");
    await expect(lightUpButton(resident)).toBeEnabled();
    await expect(resident).toHaveURL("/");
  }
  await resident.goto(shortcut);
  await expect(stopButton(resident)).toBeVisible();
  await expect(resident).toHaveURL("/");
  await stopButton(resident).click();
  await resident.reload();
  await expect(truthOf(resident)).toHaveText("Nothing is running.");

  const stranger = await city.openBrowser();
  await stranger.goto(shortcut);
  await expect(truthOf(stranger)).toHaveText("Nothing is running.");
  await expect(lightUpButton(stranger)).toBeEnabled();
});

test("a page from before an update says what it can no longer load, and goes on computing", async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "en-CA" });
  const resident = await context.newPage();
  await lightUp(resident);
  await resident.evaluate(() => document.querySelector("main")?.setAttribute("data-before", ""));
  await resident.route("**/_next/static/chunks/**", (route) => route.fulfill({ status: 404 }));
  await resident.getByRole("button", { name: "Show a code" }).click();
  await expect(resident.getByText(/^This part of the page could not be loaded/)).toBeVisible();
  await expect(resident.locator("[data-code]")).toBeVisible();
  await expect(stopButton(resident)).toBeVisible();
  expect(await resident.locator("main[data-before]").count()).toBe(1);
  await context.close();
  await page.close();
});

test("a browser that is too old, or runs no scripts, is told what is missing", async ({ browser, baseURL }) => {
  const old = await browser.newContext({ baseURL: baseURL ?? "", locale: "en-CA" });
  await old.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  });
  const page = await old.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && complaints.push(message.text()));
  await page.goto("/");
  await expect(page.locator("#too-old")).toContainText("It lacks: IndexedDB, Web Locks.");
  await expect(page.locator("#too-old")).toBeVisible();
  expect(complaints).toEqual([]);
  await old.close();

  const scriptless = await browser.newContext({ baseURL: baseURL ?? "", locale: "fr-CA", javaScriptEnabled: false });
  const quiet = await scriptless.newPage();
  await quiet.goto("/kiosk");
  await expect(quiet.getByText(/Activez JavaScript pour ce site/)).toBeVisible();
  await expect(quiet.locator("#too-old")).toBeHidden();
  await scriptless.close();
});

cityTest("a current browser is not told that it is too old", async ({ city }) => {
  const resident = await city.openBrowser();
  await resident.goto("/");
  await expect(lightUpButton(resident)).toBeEnabled();
  await expect(resident.locator("#too-old")).toBeHidden();
});

test("what pages load is written in the language of 2022", () => {
  const folder = path.join(".next", "static");
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(20);
  for (const name of scripts) parse(readFileSync(path.join(folder, name), "utf8"), { ecmaVersion: 2022 });
});

cityTest("an installed app that is lit again keeps what runs", async ({ city }) => {
  const customer = await city.newCustomer("Shortcut Lab");
  await submitEndless(customer, "From the shortcut");
  const resident = await city.openSparingResident();
  await expectWorking(resident, "From the shortcut");
  await expect.poll(async () => (await manifestOf(resident)).shortcuts.length).toBe(2);
  await expect.poll(() => hasWorker(resident)).toBe("activated");
  await resident.reload();
  await expectWorking(resident, "From the shortcut");
});
