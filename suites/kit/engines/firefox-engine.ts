import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, connect, type ElementHandle, type Page } from "puppeteer-core";
import { treeOf } from "../process-tree";
import { buttonPath } from "./button-path";
import { type Engine, type EnginePage, OPENS_WITHIN_MS } from "./engine";
import { pageAnswer, pageScript } from "./page-script";
import { startProgram } from "./start-program";
import { untilPressable } from "./until-pressable";

const START_MS = 600_000;

/**
 * Firefox lets a script use all memory, and a machine without free memory stalls for minutes, with everything on it. So
 * each of its processes has a limit here, in KiB, and a memory bomb ends as on a small device.
 */
const BOUNDED = 'ulimit -d 6291456; exec "$0" "$@"';
const DEBUGGED = ["--remote-debugging-port", "0"];

/** A browser that makes no requests of its own, only those of the pages that it is asked to open. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "messaging-system.rsexperimentloader.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

/**
 * Firefox over WebDriver BiDi. It is started here and only connected to by Puppeteer, whose own launcher turns off the
 * site isolation that residents' browsers have. With a window if a display is named.
 */
export async function startFirefox(executablePath: string, display?: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), "lamplighter-firefox-"));
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  await writeFile(join(profile, "user.js"), preferenceLines());
  const window = display === undefined ? ["--headless"] : [];
  const program = await startProgram({
    file: "/bin/sh",
    args: ["-c", BOUNDED, executablePath, ...window, "--no-remote", "--profile", profile, ...DEBUGGED],
    env: { HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1", ...(display !== undefined && { DISPLAY: display }) },
    says: { what: /BiDi listening on (ws:\S+)/, on: 2 },
    withinMs: START_MS,
  }).catch(async (error) => {
    await removeProfile();
    throw error;
  });
  const browser = await connect({
    browserWSEndpoint: `${program.said}/session`,
    protocol: "webDriverBiDi",
    defaultViewport: null,
  });
  return {
    name: "firefox",
    version: (await browser.version()).replace(/^firefox\//i, ""),
    openPage: async (url) => openPage(await browser.createBrowserContext(), url),
    pids: () => treeOf(program.pid),
    close: async () => {
      await browser.disconnect();
      await program.stop();
      await removeProfile();
    },
  };
}

function preferenceLines(): string {
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  return `${lines.join("\n")}\n`;
}

/**
 * The part of Puppeteer's page that works with any Content-Security-Policy. Its locators, its waiting selectors and
 * `waitForFunction` compile a function in the page, which Firefox 140 forbids under such a policy.
 */
type StrictPage = Pick<Page, "on" | "off" | "goto" | "evaluate" | "evaluateHandle" | "mouse" | "close">;

async function openPage(context: BrowserContext, url: string): Promise<EnginePage> {
  const page = asPage(await context.newPage(), () => context.close());
  await page.goto(url);
  return page;
}

function asPage(page: StrictPage, close: () => Promise<void>): EnginePage {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  const evaluate: EnginePage["evaluate"] = async (script, ...values) =>
    pageAnswer(await page.evaluate(pageScript(script, values))) as never;
  return {
    goto: async (url) => void (await page.goto(url)),
    troubles: async () => troubles,
    evaluate,
    press: async (button) => {
      await untilPressable(evaluate, button);
      await (await findButton(page, button)).click();
    },
    point: async (...acts) => {
      for (const act of acts) {
        if (act === "down") await page.mouse.down();
        else if (act === "up") await page.mouse.up();
        else await page.mouse.move(act.to.x, act.to.y);
      }
    },
    opened: async (act) => {
      const [popup] = await Promise.all([popupOf(page), act()]);
      return asPage(popup, () => popup.close());
    },
    close,
  };
}

function popupOf(page: StrictPage): Promise<StrictPage> {
  return new Promise((resolve, reject) => {
    const end = (popup: StrictPage | null) => {
      clearTimeout(timer);
      page.off("popup", end);
      if (popup) resolve(popup);
      else reject(new Error("No window was opened."));
    };
    const timer = setTimeout(end, OPENS_WITHIN_MS, null);
    page.on("popup", end);
  });
}

async function findButton(page: StrictPage, button: string): Promise<ElementHandle> {
  const find = (path: string) =>
    document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
  const found = (await page.evaluateHandle(find, buttonPath(button))).asElement();
  if (!found) throw new Error(`The button "${button}" went away before it was pressed.`);
  return found as ElementHandle;
}
