import type { BrowserContext, Page } from "playwright";
import { pageScript } from "#suites/kit/engines/page-script";

const KEPT = "lamplighter.donation";
const LIT_WITHIN_MS = 300_000;

/** A page of the game, with the button's window lit if any cores are lent. */
export interface Play {
  /** The times between the game's frames since this was last asked. */
  taken(): Promise<number[]>;
  /** Stops the game's drawing, or lets it go on. */
  rest(isAtRest: boolean): Promise<void>;
  close(): Promise<void>;
}

interface Beats {
  times: number[];
  isAtRest: boolean;
  waiting: FrameRequestCallback | undefined;
}
declare const beats: Beats;

export async function openPlay(
  context: BrowserContext,
  { game, city, cores }: { game: string; city: string; cores: number },
): Promise<Play> {
  if (cores > 0) await chooseCores(context, city, cores);
  const page = await context.newPage();
  await page.addInitScript(pageScript(countFrames, []));
  await page.goto(game);
  const light = cores > 0 ? await lightLamp(page) : undefined;
  await page.bringToFront();
  return {
    taken: async () => {
      const { times, isHidden } = await page.evaluate(() => ({
        times: beats.times.splice(0),
        isHidden: document.hidden,
      }));
      if (isHidden) throw new Error("The game was out of sight.");
      return times;
    },
    rest: (isAtRest) =>
      page.evaluate((rests) => {
        beats.isAtRest = rests;
        if (!rests && beats.waiting) requestAnimationFrame(beats.waiting);
      }, isAtRest),
    close: async () => {
      await light?.close();
      await page.close();
    },
  };
}

/** As a resident would have chosen on the city's own page, which keeps it in the browser. */
async function chooseCores(context: BrowserContext, city: string, slots: number) {
  const page = await context.newPage();
  await page.goto(city);
  const settings = JSON.stringify({ on: false, slots, sharePercent: 100, rules: { givesWay: true, dailyMib: null } });
  await page.evaluate(([key, chosen]) => localStorage.setItem(key, chosen), [KEPT, settings] as const);
  await page.close();
}

async function lightLamp(game: Page): Promise<Page> {
  const opening = game.waitForEvent("popup");
  await game.locator("lamplighter-button").getByRole("button").click();
  const light = await opening;
  await light.getByRole("button", { name: "Light up" }).click({ timeout: LIT_WITHIN_MS });
  await game.getByText("The lamp is lit").waitFor({ timeout: LIT_WITHIN_MS });
  return light;
}

/** Runs in the page before its scripts. */
function countFrames() {
  const next = requestAnimationFrame;
  const counted: Beats = { times: [], isAtRest: false, waiting: undefined };
  let last = 0;
  const inTime = (draw: FrameRequestCallback) =>
    next((at) => {
      if (last > 0) counted.times.push(at - last);
      last = at;
      draw(at);
    });
  const ask = (draw: FrameRequestCallback) => {
    if (!counted.isAtRest) return inTime(draw);
    counted.waiting = draw;
    last = 0;
    return 0;
  };
  Object.assign(globalThis, { beats: counted, requestAnimationFrame: ask });
}
