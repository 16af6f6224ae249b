import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { format, type Measure, measured } from "../measure";
import type { Stage } from "../section";
import type { BenchSite } from "../site/open-site";
import { submitSpin } from "./submit-spin";

const VIEWS = [
  { path: "/", what: "the donation page" },
  { path: "/kiosk", what: "the picture for a whole screen" },
] as const;
const TELEVISION = { width: 1_920, height: 1_080 };
/** About a second each. */
const TURNS = 1_500_000_000;
const SETTLE_MS = 12_000;
const LOOK_MS = { full: 60_000, quick: 15_000 };

/**
 * The share of a core that a working page needs for its display: the CPU time of its main thread, while units run
 * elsewhere.
 */
export async function measureDrawing(browser: Browser, site: BenchSite, stage: Stage): Promise<Measure[]> {
  const job = await submitSpin(site.client, "Something to show", TURNS, 100_000);
  const context = await browser.newContext({ locale: "en-CA", viewport: TELEVISION });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await page.getByRole("button", { name: "Light up" }).click();
    const measures: Measure[] = [];
    for (const { path, what } of VIEWS) {
      await page.goto(site.url + path);
      await page.getByText("Working for Something to show").waitFor();
      // Unused controls have been hidden, and the page has finished loading.
      await sleep(SETTLE_MS);
      const share = await mainThreadShare(page, stage.quick ? LOOK_MS.quick : LOOK_MS.full);
      measures.push(measured(`main thread of ${what} while it computes`, share, format.percent, { atMost: 0.01 }));
      stage.keep("drawing", [...measures]);
    }
    return measures;
  } finally {
    await context.close();
    await site.client.cancelJob({ jobId: job.id });
  }
}

async function mainThreadShare(page: Page, ms: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const taskSeconds = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  };
  const [before, from] = [await taskSeconds(), performance.now()];
  await sleep(ms);
  const share = ((await taskSeconds()) - before) / ((performance.now() - from) / 1_000);
  await session.detach();
  return share;
}
