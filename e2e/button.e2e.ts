import { expect } from "@playwright/test";
import getPort from "get-port";
import { startGame } from "../samples/coin-game/server.mjs";
import { submitEndless } from "./actors/endless-job";
import { gameButton, lightLamp, openLight, registerGame } from "./actors/game";
import { truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

const SOON = { timeout: 300_000 };

cityTest(
  "a player lights the lamp in the city's window, and the game gives coins for what was verified",
  async ({ city, baseURL }) => {
    const site = baseURL ?? "";
    const customer = await city.openCustomer("Ice Watch");
    await submitEndless(customer, "Ice on the Avon");
    const owner = await city.openCustomer("Firefly Studio");
    const port = await getPort({ host: "127.0.0.1" });
    const { id: partner } = await registerGame(owner, `http://127.0.0.1:${port}`);
    const game = await startGame({ city: site, partner, port });
    const player = await city.openBrowser();
    try {
      await player.goto(game.origin);
      await expect(gameButton(player)).toHaveText("Light the lamp");
      const window = await openLight(player);
      await expect(window.getByRole("heading", { level: 1 })).toHaveText("Light a lamp for Fireflies");
      await expect(window.getByText("20% goes to Fireflies")).toBeVisible();
      await expect(truthOf(window)).toHaveText("Nothing is running.");
      await expect(gameButton(player)).toHaveText("Continue in the small window");
      await lightLamp(window);
      await expect(truthOf(window)).toHaveText("Working for Ice on the Avon", SOON);
      await expect(gameButton(player)).toHaveText("The lamp is lit", SOON);
      await expect(player.locator("#coins")).toHaveText(/^[1-9]\d*$/, SOON);
      const [coins = 0] = game.coins.values();
      expect(coins).toBeGreaterThan(0);

      await window.getByRole("button", { name: "Stop", exact: true }).click();
      await expect(gameButton(player)).toHaveText("Light the lamp");
      expect(window.frames()).toHaveLength(1);
      await expect
        .poll(async () => (await owner.client.listPartners({})).partners[0]?.earnedNanos, SOON)
        .toBeGreaterThan(0);
    } finally {
      // First, because word of work done may still be on its way to the game.
      await player.close();
      game.close();
    }
  },
);
