import type { Page } from "@playwright/test";

/** Opens a page and waits until it answers: a press on what React has not taken over yet would be lost. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("main button, main input:not([type=hidden]), main textarea")];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
  });
}
