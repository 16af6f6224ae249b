import { type BrowserContext, type ConsoleMessage, chromium, type Page } from "playwright";
import { treeOf } from "../process-tree";
import { buttonPath } from "./button-path";
import { CHROMIUM_FLAGS } from "./chromium-flags";
import { type Engine, type EnginePage, OPENS_WITHIN_MS } from "./engine";
import { pageAnswer, pageScript } from "./page-script";

/**
 * Chromium by Playwright, started as a server that we connect to, because only then does Playwright reveal its process.
 */
export async function startChromium(executablePath: string): Promise<Engine> {
  const server = await chromium.launchServer({ executablePath, args: CHROMIUM_FLAGS, host: "127.0.0.1" });
  const browser = await chromium.connect(server.wsEndpoint());
  return {
    name: "chromium",
    version: browser.version(),
    openPage: async (url) => openPage(await browser.newContext({ locale: "en-CA" }), url),
    pids: () => treeOf(server.process().pid ?? 0),
    close: () => server.close(),
  };
}

async function openPage(context: BrowserContext, url: string): Promise<EnginePage> {
  const troubles: string[] = [];
  context.on("console", (message: ConsoleMessage) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  context.on("weberror", (error) => troubles.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(url);
  return asPage(page, troubles, () => context.close());
}

function asPage(page: Page, troubles: string[], close: () => Promise<void>): EnginePage {
  return {
    goto: async (url) => void (await page.goto(url)),
    troubles: async () => troubles,
    evaluate: async (script, ...values) => pageAnswer(await page.evaluate(pageScript(script, values))) as never,
    press: (button) => page.locator(`xpath=${buttonPath(button)}`).click(),
    point: async (...acts) => {
      for (const act of acts) {
        if (act === "down") await page.mouse.down();
        else if (act === "up") await page.mouse.up();
        else await page.mouse.move(act.to.x, act.to.y);
      }
    },
    opened: async (act) => {
      const opening = page.waitForEvent("popup", { timeout: OPENS_WITHIN_MS });
      const [popup] = await Promise.all([opening, act()]);
      return asPage(popup, troubles, () => popup.close());
    },
    close,
  };
}
