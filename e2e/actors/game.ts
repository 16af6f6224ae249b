import { expect, type Page } from "@playwright/test";
import type { ApiCustomer } from "./customer";

/** Registers a game of this origin, by its owner. */
export const registerGame = (
  owner: ApiCustomer,
  origin: string,
  changes: { name?: string; sharePercent?: number } = {},
) => owner.client.makePartner({ name: "Fireflies", origins: [origin], webhookUrl: null, sharePercent: 20, ...changes });

export const gameButton = (page: Page) => page.locator("lamplighter-button").getByRole("button");

/** Presses the game's button; returns the window that it opens. */
export async function openLight(page: Page): Promise<Page> {
  const opened = page.waitForEvent("popup");
  await gameButton(page).click();
  return opened;
}

/** In the window: waits until it may be pressed, and presses. */
export async function lightLamp(window: Page): Promise<void> {
  await window.getByRole("button", { name: "Light up" }).click();
  await expect(window.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
}
