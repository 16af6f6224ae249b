import { expect, type Page } from "@playwright/test";

/** Waits until the page fits its window; else fails with how far it scrolls sideways, in CSS pixels. */
export const expectNoSidewaysScroll = (page: Page) =>
  // Drawings are resized a moment after the page.
  expect.poll(() => sidewaysScroll(page), { timeout: 5_000 }).toBe(0);

export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
