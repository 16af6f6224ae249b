import type { Browser, Page } from "playwright";
import { launchChromium } from "#suites/kit/engines/launch-chromium";

/**
 * A real browser in which several residents, each with a separate profile, have opened the donation page and pressed
 * the button.
 */
export async function openResidents(siteUrl: string, residents: number): Promise<{ browser: Browser; pages: Page[] }> {
  const browser = await launchChromium();
  const pages: Page[] = [];
  for (let i = 0; i < residents; i++) {
    const context = await browser.newContext({ locale: "en-CA" });
    const page = await context.newPage();
    await page.goto(siteUrl);
    await page.getByRole("button", { name: "Light up" }).click();
    pages.push(page);
  }
  return { browser, pages };
}
