import { expect } from "@playwright/test";
import { openPage, untilHydrated } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest("a library's screen shows the whole map of the city without scrolling, in French too", async ({ city }) => {
  for (const [locale, name] of [
    ["en-CA", "Where the light is"],
    ["fr-CA", "Où est la lumière"],
  ] as const) {
    const page = await city.openBrowser({ locale, viewport: { width: 1920, height: 1080 } });
    await openPage(page, "/city");
    await expect(page.getByRole("heading", { name })).toBeInViewport({ ratio: 1 });
    await expect(page.locator("svg.light-map")).toBeInViewport({ ratio: 1 });
    for (const quarter of await page.locator("main li").all()) await expect(quarter).toBeInViewport({ ratio: 1 });
    await page.close();
  }
});

cityTest(
  "a resident says in which neighbourhood their household may be counted, and takes it back",
  async ({ city }) => {
    const { page } = await city.openCustomer("Quarter Quinn");
    await openPage(page, "/city");
    await untilHydrated(page);
    const home = page.getByRole("combobox", { name: "The map counts my household in" });
    for (const choice of ["Riverside", "no neighbourhood"]) {
      const kept = page.waitForResponse(
        (answer) => answer.request().method() === "POST" && answer.url().includes("/api/v1/"),
      );
      await home.selectOption({ label: choice });
      expect((await kept).status()).toBe(200);
      await openPage(page, "/city");
      await untilHydrated(page);
      await expect(home.locator("option:checked")).toHaveText(choice);
    }
  },
);
