import { type BrowserContext, chromium } from "playwright";
import { findChromium } from "../../../scripts/find-chromium.mjs";
import { CHROMIUM_FLAGS } from "./chromium-flags";
import { startScreen } from "./start-screen";

/** Drivers set these flags so that hidden tabs run as if they were visible. A resident's browser does not. */
export const UNLIKE_AT_HOME = [
  "--disable-backgrounding-occluded-windows",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
];

export interface Headful {
  context: BrowserContext;
  close(): Promise<void>;
}

/** Chromium with a window, as on a resident's machine. */
export async function launchHeadful(): Promise<Headful> {
  const screen = await startScreen();
  try {
    const executablePath = await findChromium();
    const browser = await chromium.launch({
      headless: false,
      args: CHROMIUM_FLAGS,
      ignoreDefaultArgs: UNLIKE_AT_HOME,
      env: { ...process.env, DISPLAY: screen.display } as Record<string, string>,
      ...(executablePath ? { executablePath } : {}),
    });
    return {
      context: await browser.newContext({ locale: "en-CA", viewport: null }),
      close: async () => {
        await browser.close();
        await screen.stop();
      },
    };
  } catch (error) {
    await screen.stop();
    throw error;
  }
}
