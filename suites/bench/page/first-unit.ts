import type { Browser } from "playwright";
import { format, type Measure, measured } from "../measure";
import { median } from "../median";
import type { Stage } from "../section";
import type { BenchSite } from "../site/open-site";
import { readReplicas } from "../site/read-replicas";
import { until } from "../site/until";
import { submitSpin } from "./submit-spin";

const TIMES = { full: 5, quick: 2 };
const TURNS = 50_000_000;
const MAX_MS = 30_000;

/**
 * From pressing the button, in a new browser profile, to the first unit running. An upper bound: measured until the
 * unit's result is durable, less the time that the unit itself took.
 */
export async function measureFirstUnit(browser: Browser, site: BenchSite, stage: Stage): Promise<Measure[]> {
  const waits: number[] = [];
  const measures = () => [
    measured("from the button to the first unit, median", median(waits), format.ms),
    measured("  longest", Math.max(...waits), format.ms, { atMost: 5_000 }),
  ];
  for (let i = 0; i < (stage.quick ? TIMES.quick : TIMES.full); i++) {
    const job = await submitSpin(site.client, `First unit ${i + 1}`, TURNS, 1_000);
    const context = await browser.newContext({ locale: "en-CA" });
    try {
      const page = await context.newPage();
      await page.goto(site.url);
      const button = page.getByRole("button", { name: "Light up" });
      await button.waitFor();
      await page.waitForLoadState("networkidle");
      const pressedAt = Date.now();
      await button.click();
      const first = await until("The first unit", MAX_MS, async () => (await readReplicas(site.dataDir, job.id))[0]);
      waits.push(first.returnedAt - first.ms - pressedAt);
      stage.keep("first unit", measures());
    } finally {
      await context.close();
      await site.client.cancelJob({ jobId: job.id });
    }
  }
  stage.print(`  ${waits.map(format.ms).join(", ")}`);
  return measures();
}
