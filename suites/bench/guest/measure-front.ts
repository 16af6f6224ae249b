import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { percentile } from "../percentile";

const CLICK_EVERY_MS = 150;
/** Shorter events are not reported by the browser. */
const UNTOLD_MS = 8;

/** What a person would notice about a page. */
export interface Front {
  meanFps: number;
  /** Of the slowest hundredth of all frames. */
  lowFps: number;
  /** Interaction to Next Paint: the 98th percentile of all clicks. */
  inpMs: number;
}

declare const taken: () => { frames: number[]; interactions: number[]; isHidden: boolean };

/** Clicks in the visible page for a while. */
export async function inFront(page: Page, ms: number): Promise<Front> {
  await page.evaluate(() => void taken());
  const box = await page.locator("button").boundingBox();
  if (!box) throw new Error("The page in front has no button.");
  const before = (await page.evaluate(() => taken())).interactions.length;
  let clicks = 0;
  for (const end = Date.now() + ms; Date.now() < end; clicks++) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await sleep(CLICK_EVERY_MS);
  }
  const { frames, interactions, isHidden } = await page.evaluate(() => taken());
  if (isHidden) throw new Error("The page in front was out of sight.");
  const told = interactions.slice(before);
  const untold = Array<number>(Math.max(0, clicks - told.length)).fill(UNTOLD_MS);
  const total = frames.reduce((sum, one) => sum + one, 0);
  return {
    meanFps: (frames.length * 1_000) / total,
    lowFps: 1_000 / percentile(frames, 0.99),
    inpMs: percentile([...told, ...untold], 0.98),
  };
}
