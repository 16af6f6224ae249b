import { expect, type Locator, type Page } from "@playwright/test";

/** The one line that says what this donation does. */
export const truthOf = (page: Page): Locator => page.locator("main").getByRole("status").first();

export const lightUpButton = (page: Page): Locator => page.getByRole("button", { name: "Light up" });
export const stopButton = (page: Page): Locator => page.getByRole("button", { name: "Stop", exact: true });

/** Opens the donation page and presses its one button. */
export async function lightUp(page: Page): Promise<void> {
  await page.goto("/");
  await expect(truthOf(page)).toHaveText("Nothing is running.");
  await lightUpButton(page).click();
  await expect(stopButton(page)).toBeVisible();
}

export const expectWorking = (page: Page, job: string) =>
  expect(truthOf(page)).toHaveText(`Working for ${job}`, { timeout: 300_000 });
