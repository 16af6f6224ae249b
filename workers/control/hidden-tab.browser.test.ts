import { launch } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { startFirefox } from "#suites/kit/engines/firefox-engine";
import { chromiumOptions } from "#suites/kit/engines/launch-chromium";
import { UNLIKE_AT_HOME } from "#suites/kit/engines/launch-headful";
import { startScreen } from "#suites/kit/engines/start-screen";
import type { FakeCoordinator } from "#suites/kit/sandbox-harness/fake-coordinator";
import type { Harness } from "#suites/kit/sandbox-harness/harness-page";
import { openHarness, type SandboxHarness } from "#suites/kit/sandbox-harness/open-harness";
import { jsSpec } from "#suites/kit/sandbox-harness/specs";
import { MORE_ENGINES } from "../../scripts/setup-engines.mjs";

declare const harness: Harness;

const WITHIN = { timeout: 120_000, interval: 100 };
const UNITS = 200;
const COVERED_UNITS = 8;
/** A tenth of a second or so. */
const SPINS = "export default (n) => { for (let i = 0; i < 1e8; i++) n = (n + i) | 0; return n; };";

/** A browser with a window, in which a second tab can be opened over the first. */
interface Windowed {
  donate(): Promise<unknown>;
  isHidden(): Promise<boolean>;
  cover(): Promise<unknown>;
  close(): Promise<void>;
}

/** With Puppeteer, because Playwright's Chromium tells every page that it is visible. */
async function openChromium(url: string): Promise<Windowed> {
  const screen = await startScreen();
  const { args = [], executablePath } = await chromiumOptions();
  const browser = await launch({
    args,
    ...(executablePath !== undefined && { executablePath }),
    headless: false,
    ignoreDefaultArgs: UNLIKE_AT_HOME,
    env: { ...process.env, DISPLAY: screen.display },
  });
  const page = await browser.newPage();
  await page.goto(url);
  return {
    donate: () => page.evaluate(() => harness.donation.start({ slots: 1 })),
    isHidden: () => page.evaluate(() => document.hidden),
    cover: async () => (await browser.newPage()).bringToFront(),
    close: async () => {
      await browser.close();
      await screen.stop();
    },
  };
}

async function openFirefox(url: string): Promise<Windowed> {
  const screen = await startScreen();
  const firefox = await startFirefox(MORE_ENGINES.firefox.find() as string, screen.display);
  const page = await firefox.openPage(url);
  return {
    donate: () => page.evaluate(() => harness.donation.start({ slots: 1 })),
    isHidden: () => page.evaluate(() => document.hidden),
    cover: () => firefox.openPage("about:blank"),
    close: async () => {
      await firefox.close();
      await screen.stop();
    },
  };
}

const OPEN = { chromium: openChromium, firefox: openFirefox };

let opened: SandboxHarness;
let city: FakeCoordinator;
let window: Windowed | undefined;

beforeAll(async () => {
  opened = await openHarness();
  city = opened.city;
});
afterAll(() => opened?.close());
afterEach(() => window?.close());

describe.each(enginesHere().filter((name) => name !== "webkit"))("%s with a window", (name) => {
  test("a donation continues when another tab covers it", async () => {
    city.forget();
    window = await OPEN[name](city.pageUrl);
    await window.donate();
    await expect.poll(() => city.rooms.at(-1), WITHIN).toEqual({ slots: 1 });
    city.grant(
      jsSpec(city, `covered-${name}`, SPINS),
      Array.from({ length: UNITS }, (_, unit) => unit + 1),
    );
    await expect.poll(() => city.results.length, WITHIN).toBeGreaterThan(0);
    expect(await window.isHidden()).toBe(false);
    await window.cover();
    await expect.poll(() => window?.isHidden(), WITHIN).toBe(true);
    const before = city.results.length;
    expect(before).toBeLessThan(UNITS - COVERED_UNITS);
    await expect.poll(() => city.results.length, WITHIN).toBeGreaterThanOrEqual(before + COVERED_UNITS);
  });
});
