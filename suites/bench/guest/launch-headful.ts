import { type BrowserContext, chromium } from "playwright";
import { CHROMIUM_FLAGS } from "#suites/kit/engines/chromium-flags";
import { startProgram } from "#suites/kit/engines/start-program";
import { findChromium } from "../../../scripts/find-chromium.mjs";
import { findProgram } from "../../../scripts/find-program.mjs";

const START_MS = 60_000;
/** Drivers ask for these so that tabs out of sight go on as if they were seen. A resident's browser does not. */
const UNLIKE_AT_HOME = [
  "--disable-backgrounding-occluded-windows",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
];

export interface Headful {
  context: BrowserContext;
  close(): Promise<void>;
}

/** Chromium with a window, on a screen that nobody sees: only so are some tabs in front and others out of sight. */
export async function launchHeadful(): Promise<Headful> {
  const xvfb = findProgram(["Xvfb"]);
  if (!xvfb) throw new Error("Xvfb is missing: on Debian it comes with apt-get install xvfb.");
  const screen = await startProgram({
    file: xvfb,
    args: ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
    says: { what: /(\d+)\n/, on: 3 },
    withinMs: START_MS,
  });
  try {
    const executablePath = await findChromium();
    const browser = await chromium.launch({
      headless: false,
      args: CHROMIUM_FLAGS,
      ignoreDefaultArgs: UNLIKE_AT_HOME,
      env: { ...process.env, DISPLAY: `:${screen.said}` } as Record<string, string>,
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
