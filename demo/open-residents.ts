import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real browser in which so many residents, each with a profile of their own, have opened the donation page and pressed the button. */
export async function openResidents(siteUrl: string, residents: number): Promise<{ browser: Browser; pages: Page[] }> {
  const remembered = path.join(".cache", "chromium");
  const browser = await chromium.launch({
    args: FLAGS,
    ...(existsSync(remembered) ? { executablePath: readFileSync(remembered, "utf8") } : {}),
  });
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
