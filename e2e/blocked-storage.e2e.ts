import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { submitEndless } from "./actors/endless-job";
import { gameButton, lightLamp, openLight, registerGame } from "./actors/game";
import { buttonPage } from "./actors/host-pages";
import { type HostSite, serveHost } from "./actors/host-site";
import { lightUpButton, truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

const SOON = { timeout: 300_000 };

/** As a person chooses it in Chromium's settings. */
const BLOCKS = {
  "third-party": { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } },
  all: { profile: { default_content_setting_values: { cookies: 2 } } },
};

const blockedTest = cityTest.extend<{ blocking: (what: keyof typeof BLOCKS) => Promise<Page> }>({
  blocking: async ({ baseURL }, use) => {
    const opened: { context: BrowserContext; folder: string }[] = [];
    await use(async (what) => {
      const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-blocked-"));
      await mkdir(path.join(folder, "Default"));
      await writeFile(path.join(folder, "Default", "Preferences"), JSON.stringify(BLOCKS[what]));
      const { launchOptions } = test.info().project.use;
      const context = await chromium.launchPersistentContext(folder, {
        ...launchOptions,
        baseURL: baseURL ?? "",
        locale: "en-CA",
      });
      opened.push({ context, folder });
      return context.newPage();
    });
    for (const { context, folder } of opened) {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
});

async function hostGame(owner: Parameters<typeof registerGame>[0], siteUrl: string): Promise<HostSite> {
  let partner = "";
  const game = await serveHost({
    "/": (origin) =>
      `${buttonPage(siteUrl, partner)}<iframe src="${origin.replace("127.0.0.1", "localhost")}/framed"></iframe>`,
    "/framed": () =>
      "<script>document.cookie = 'kept=1'; parent.postMessage({ cookie: document.cookie }, '*')</script>",
  });
  partner = (await registerGame(owner, game.origin)).id;
  return game;
}

blockedTest(
  "a browser that blocks the storage of third parties lights a lamp like any other",
  async ({ city, baseURL, blocking }) => {
    const site = baseURL ?? "";
    await submitEndless(await city.newCustomer("Blocked Ice Watch"), "Ice behind a wall");
    const game = await hostGame(await city.newCustomer("Walled Studio"), site);
    const player = await blocking("third-party");
    await player.goto(game.origin);
    // What is blocked is blocked: a frame of another site keeps nothing.
    await expect.poll(() => player.evaluate(() => host.heard)).toEqual([{ cookie: "" }]);
    const window = await openLight(player);
    await lightLamp(window);
    await expect(truthOf(window)).toHaveText("Working for Ice behind a wall", SOON);
    await expect(gameButton(player)).toHaveText("The lamp is lit", SOON);
    game.close();
  },
);

blockedTest(
  "a browser that keeps nothing for the city says so, and lights nothing",
  async ({ city, blocking, baseURL }) => {
    const game = await hostGame(await city.newCustomer("Forgetful Studio"), baseURL ?? "");
    const player = await blocking("all");
    await player.goto(game.origin);
    const window = await openLight(player);
    await expect(window.getByText(/It keeps no data for this site/)).toBeVisible(SOON);
    await expect(lightUpButton(window)).toBeDisabled();
    await expect(gameButton(player)).not.toHaveText("The lamp is lit");
    game.close();
    const resident = await player.context().newPage();
    await resident.goto("/");
    await expect(truthOf(resident)).toHaveText("This browser cannot work here.", SOON);
    await expect(resident.getByText(/Allow this site to store data/)).toBeVisible();
  },
);
