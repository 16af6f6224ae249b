import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { englishAmong } from "#app/_messages/testing/english-among.ts";
import { SocketDevice } from "#coordinator/testing/socket-device";
import { knownCustomer } from "#suites/kit/customers/new-customer";
import { ADMIN } from "./actors/admin";
import { openPage } from "./actors/open-page";
import { type OwnSite, openOwnSite } from "./actors/own-site";
import { sayText, submitSpoken } from "./actors/say-text";
import { expectNoSidewaysScroll } from "./actors/sideways-scroll";
import { textsOfPage } from "./actors/texts-of-page";
import { cityTest } from "./city-test";

/** More than a dozen voters. */
const HONEST = 16;
/** With four of them or more a unit could have five answers, which is all that it gets, of which no two agree. */
const LIARS = 3;
const JOBS = 3;
/** So few that what each liar gives before it gets no more of a job is a large part. */
const UNITS = 40;

let site: OwnSite;

cityTest.beforeAll(async () => {
  site = await openOwnSite();
});

cityTest.afterAll(() => site.close());

cityTest("each row of the health page leads to what to do about it", async ({ city }) => {
  const page = await city.openBrowser({ baseURL: site.url });
  await site.signIn(page, ADMIN);
  await openPage(page, "/admin/health");
  const links = page.getByRole("link", { name: /^What to do about: / });
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses).toHaveLength(12);
  for (const address of addresses) {
    await openPage(page, "/admin/health");
    await page.locator(`a[href="${address}"]`).click();
    await expect(page).toHaveURL(address);
    const heading = page.locator(new URL(address, site.url).hash);
    await expect(heading).toHaveRole("heading");
    await expect(heading).toBeInViewport();
  }
});

cityTest(
  "when many answers are wrong, the console says that the city is under attack and what it does",
  async ({ city }) => {
    const customer = await site.meet(await city.openBrowser({ baseURL: site.url }), "Weather Works");
    let lies = 0;
    const honest = Array.from(
      { length: HONEST },
      () => new SocketDevice(site.url, { answer: (unit) => sayText(unit, `unit ${unit}`), grantMs: 100 }),
    );
    const liars = Array.from(
      { length: LIARS },
      () => new SocketDevice(site.url, { answer: (unit) => sayText(unit, `lie ${lies++}`) }),
    );
    for (let job = 1; job <= JOBS; job++) {
      const jobId = await submitSpoken(customer, { name: `Weather ${job}`, units: UNITS, replicas: 2 });
      await expect.poll(async () => (await customer.client.getJob({ jobId })).state).toBe("finished");
    }
    const page = await city.openBrowser({ baseURL: site.url });
    await site.signIn(page, ADMIN);
    const french = await city.openBrowser({ baseURL: site.url, locale: "fr-CA" });
    await site.signIn(french, ADMIN);
    /** The figures of a coordinator are a few seconds old. */
    const consoleSays = (words: RegExp) =>
      expect(async () => {
        await openPage(page, "/admin");
        await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 120_000 });
    await consoleSays(/The city may be under attack: \d+ ?% of the answers compared in the last hour were wrong/);
    await consoleSays(/five strangers that agree are believed\. Vouch for a device of the city's own/);
    await openPage(page, "/admin/health");
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    await expect(row("Wrong results").getByText("Act", { exact: true })).toBeVisible();
    await expect(row("Who is believed").getByText("Look", { exact: true })).toBeVisible();

    const admin = await knownCustomer(site.url, ADMIN);
    const [own] = honest;
    await admin.client.anchorDevice({ deviceId: own?.deviceId ?? "", reason: "It stands in the library" });
    await consoleSays(/Devices with a record, or the city's own, decide what is right/);
    await openPage(french, "/admin");
    await expect(french.getByRole("alert").filter({ hasText: /attaqu/ })).toBeVisible();
    expect(englishAmong(await textsOfPage(french))).toEqual([]);
    await page.getByRole("link", { name: "Go to devices" }).click();
    await expect(page).toHaveURL("/admin/devices?sort=outvoted");
    const outvoted = page.getByRole("row").nth(1).getByRole("cell").nth(4);
    await expect(outvoted).toHaveText(/^[1-9]/);

    for (const device of [...honest, ...liars]) device.close();
    await french.setViewportSize({ width: 360, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await french.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await openPage(french, "/admin");
      await expect(french.getByRole("alert").filter({ hasText: /attaqu/ })).toBeVisible();
      await expectNoSidewaysScroll(french);
      const { violations } = await new AxeBuilder({ page: french }).include("main").analyze();
      expect(violations).toEqual([]);
    }
  },
);
