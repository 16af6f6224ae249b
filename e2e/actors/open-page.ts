import { expect, type Page } from "@playwright/test";

/** Opens a page and waits until it is hydrated. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilHydrated(page);
}

/** An earlier press would be lost. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await expect.poll(() => page.evaluate(isAnswering), { intervals: [50], timeout: 300_000 }).toBe(true);
}

/** Runs in the page. */
function isAnswering(): boolean {
  const controls = [...document.querySelectorAll("main button, main input:not([type=hidden]), main textarea")];
  return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
}
