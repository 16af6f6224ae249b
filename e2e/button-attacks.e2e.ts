import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { gameButton, lightLamp, openLight, registerGame } from "./actors/game";
import { truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

/** A page of a hostile host, on an origin of its own. */
async function openHost(page: (origin: string) => string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(origin));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, server };
}

const ICON = '<link rel="icon" href="data:,">';

/** What came to the page, of whatever kind. */
const LISTENS = "<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>";
const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);

const buttonPage = (site: string, partner: string) => (origin: string) =>
  `<!doctype html>${ICON}<title>${origin}</title>${LISTENS}<script src="${site}/button/v1.js"></script>
   <lamplighter-button partner="${partner}"></lamplighter-button>`;

const lightOf = (site: string, partner: string, origin: string) =>
  `${site}/light?${new URLSearchParams({ partner, origin })}`;

cityTest(
  "nothing but a press in the city's own window lights a lamp: not one of a script, of before, or of a moving window",
  async ({ city, baseURL }) => {
    const site = baseURL ?? "";
    let partner = "";
    const host = await openHost((origin) => buttonPage(site, partner)(origin));
    const owner = await city.openCustomer("Impatient Studio");
    partner = (await registerGame(owner, host.origin)).id;
    try {
      const page = await city.openBrowser();
      await page.goto(host.origin);
      // The host's script presses its own button: no window opens without a person's press.
      await page.evaluate(() =>
        document.querySelector("lamplighter-button")?.shadowRoot?.querySelector("button")?.click(),
      );
      await expect(gameButton(page)).toHaveText("Light the lamp");
      expect(page.context().pages()).toHaveLength(1);

      const window = await openLight(page);
      const light = window.getByRole("button", { name: "Light up" });
      await expect(light).toBeEnabled();
      // A script's press, even in the window itself, as an extension or a hole could make it.
      await light.evaluate((button: HTMLButtonElement) => button.click());
      await expect(truthOf(window)).toHaveText("Nothing is running.");
      // Moved or resized under the pointer: it must be still again first.
      await window.evaluate(() => Object.defineProperty(globalThis, "screenX", { get: () => performance.now() }));
      await expect(light).toBeDisabled();
      await light.dispatchEvent("click");
      await expect(truthOf(window)).toHaveText("Nothing is running.");
      await window.evaluate(() => Object.defineProperty(globalThis, "screenX", { get: () => 7 }));
      await expect(light).toBeEnabled();
      // Too small to show what is agreed to.
      await window.setViewportSize({ width: 440, height: 120 });
      await expect(light).toBeDisabled();
      await window.setViewportSize({ width: 440, height: 680 });
      await expect(light).toBeEnabled();
      expect(window.frames()).toHaveLength(1);
      // The host may lead the window elsewhere or close it, and lights nothing by that.
      await window.close();
      await expect(gameButton(page)).toHaveText("Light the lamp");
    } finally {
      host.server.close();
    }
  },
);

cityTest(
  "the city's window is in nobody's frame, and asks of nobody whose page does not answer as itself",
  async ({ city, baseURL }) => {
    const site = baseURL ?? "";
    const owner = await city.openCustomer("Honest Studio");
    const honest = "https://honest.example";
    const { id: partner } = await registerGame(owner, honest);
    const evil = await openHost(
      (origin) => `<!doctype html>${ICON}${LISTENS}
      <button onclick="window.open('${lightOf(site, partner, honest)}', 'a')">as the honest one</button>
      <button onclick="window.open('${lightOf(site, partner, origin)}', 'b')">as itself</button>
      <button onclick="window.open('${lightOf(site, "pt_0000000000000000", origin)}', 'c')">with a forged key</button>
      <iframe src="${lightOf(site, partner, honest)}"></iframe>
      <iframe srcdoc="<iframe src='${lightOf(site, partner, honest)}'></iframe>"></iframe>`,
    );
    try {
      const context = await (await city.openBrowser()).context().browser()?.newContext({ locale: "en-CA" });
      if (!context) throw new Error("There is no browser");
      // Not one of the city's browsers: what is refused here is logged as an error, as it should be.
      const page = await context.newPage();
      await page.goto(evil.origin);
      // Alone, and in a frame of a frame.
      await expect.poll(() => page.frames().length).toBe(4);
      expect(page.frames().filter((frame) => frame.url().startsWith(site))).toEqual([]);
      const openBy = async (name: string) => {
        const popup = page.waitForEvent("popup");
        await page.getByRole("button", { name }).click();
        return popup;
      };
      const posing = await openBy("as the honest one");
      await expect(truthOf(posing)).toHaveText("Fireflies cannot be reached from this window");
      await expect(posing.getByRole("button", { name: "Light up" })).toBeDisabled();
      // It may answer as often as it likes: the browser says where from.
      await page.evaluate((to) => {
        for (let times = 0; times < 100; times++) open("", "a")?.postMessage({ lamplighter: "here", player: "me" }, to);
      }, site);
      await expect(posing.getByRole("button", { name: "Light up" })).toBeDisabled();
      const unregistered = await openBy("as itself");
      await expect(unregistered.getByText("not registered for it")).toBeVisible();
      const forged = await openBy("with a forged key");
      await expect(forged.getByText("The city knows no such site")).toBeVisible();
      for (const window of [unregistered, forged]) await expect(window.getByRole("button")).toHaveCount(0);
      expect(await heardBy(page)).toEqual([]);
      await context.close();
    } finally {
      evil.server.close();
    }
  },
);

cityTest("a lamp goes out when the game removes its button, and when its page is left", async ({ city, baseURL }) => {
  const site = baseURL ?? "";
  let partner = "";
  const host = await openHost((origin) => buttonPage(site, partner)(origin));
  const owner = await city.openCustomer("Fickle Studio");
  partner = (await registerGame(owner, host.origin)).id;
  try {
    const page = await city.openBrowser();
    await page.goto(host.origin);
    const window = await openLight(page);
    await lightLamp(window);
    // Moved within the page it is the same button.
    await page.evaluate(() => document.body.prepend(document.querySelector("lamplighter-button") as Node));
    await expect(window.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
    await page.evaluate(() => document.querySelector("lamplighter-button")?.remove());
    await expect(window.getByText("The lamp is out")).toBeVisible();
    await expect(window.getByRole("button", { name: "Light up" })).toBeDisabled();
    await expect.poll(() => window.frames().length).toBe(1);
    await window.close();

    await page.reload();
    const second = await openLight(page);
    await lightLamp(second);
    await page.close();
    await expect(second.getByText("The lamp is out")).toBeVisible();
    await expect(second.getByRole("button", { name: "Light up" })).toBeDisabled();
    await expect.poll(async () => (await owner.client.listPartners({})).partners[0]?.visitsNow).toBe(0);
  } finally {
    host.server.close();
  }
});

cityTest(
  "a blocked window, and a page that forbids contact with the windows that it opens, are each said",
  async ({ city, baseURL }) => {
    const site = baseURL ?? "";
    let partner = "";
    const host = await openHost((origin) => buttonPage(site, partner)(origin));
    const owner = await city.openCustomer("Closed Studio");
    partner = (await registerGame(owner, host.origin)).id;
    try {
      const page = await city.openBrowser();
      await page.goto(host.origin);
      await page.evaluate(() => Object.defineProperty(globalThis, "open", { value: () => null }));
      await gameButton(page).click();
      await expect(gameButton(page)).toHaveText(/^The small window was blocked/);
      await page.close();
    } finally {
      host.server.close();
    }
    const closed = createServer((_request, response) => {
      response.setHeader("cross-origin-opener-policy", "same-origin");
      response.setHeader("content-type", "text/html").end(buttonPage(site, partner)("closed"));
    });
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    try {
      const page = await city.openBrowser();
      await page.goto(`http://127.0.0.1:${(closed.address() as AddressInfo).port}`);
      await gameButton(page).click();
      await expect(gameButton(page)).toHaveText(/^The small window has no contact/);
    } finally {
      closed.close();
    }
  },
);
