import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { FakeCoordinator } from "./fake-coordinator";
import { openHarness, type SandboxHarness } from "./open-harness";

interface Here {
  city: FakeCoordinator;
  context: BrowserContext;
  /** Empty: the harness is at `city.pageUrl`. */
  page: Page;
}

/** One harness for all tests of a file, and for each of them a separate browser context. */
export function eachInHarness(begin: (here: Here) => unknown) {
  let opened: SandboxHarness;
  let context: BrowserContext;

  beforeAll(async () => {
    opened = await openHarness();
  });

  afterAll(() => opened?.close());

  beforeEach(async () => {
    const { city, browser } = opened;
    city.forget();
    context = await browser.newContext();
    await begin({ city, context, page: await context.newPage() });
  });

  afterEach(() => context.close());
}
