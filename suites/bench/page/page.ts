import { launchChromium } from "#suites/kit/engines/launch-chromium";
import type { Measure } from "../measure";
import type { Section } from "../section";
import { openSite } from "../site/open-site";
import { measureDialToZero } from "./dial-to-zero";
import { measureDrawing } from "./drawing-share";
import { measureFirstUnit } from "./first-unit";
import { measureUsefulShare } from "./useful-share";

export const page: Section = {
  name: "page",
  about: "the donation page in a real browser: useful share, first unit, dial to 0, drawing",
  maxMs: 420_000,
  async run(stage): Promise<Measure[]> {
    const site = await openSite(stage.scratch);
    try {
      const browser = await launchChromium();
      try {
        const firstUnit = await measureFirstUnit(browser, site, stage);
        const context = await browser.newContext({ locale: "en-CA" });
        const resident = await context.newPage();
        await resident.goto(site.url);
        await resident.getByRole("button", { name: "Light up" }).click();
        const share = await measureUsefulShare(site, stage);
        const dial = await measureDialToZero(browser, site, stage);
        await context.close();
        const drawing = await measureDrawing(browser, site, stage);
        return [...share, ...firstUnit, ...dial, ...drawing];
      } finally {
        await browser.close();
      }
    } finally {
      await site.stop();
    }
  },
};
