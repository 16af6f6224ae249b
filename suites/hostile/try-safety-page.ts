import { setTimeout as sleep } from "node:timers/promises";
import type { EnginePage } from "#suites/kit/engines/engine";

const MAX_MS = 300_000;
const POLL_MS = 500;

/** Presses the button of the page where residents try every escape, and returns the final message. */
export async function trySafetyPage(page: EnginePage): Promise<string> {
  await sleep(POLL_MS * 4);
  await page.press("Try every escape");
  const deadline = Date.now() + MAX_MS;
  for (;;) {
    const said = await page.evaluate(() => document.querySelector("main [role=status]")?.textContent ?? "");
    const alarm = await page.evaluate(() => document.querySelector("main [role=alert]")?.textContent ?? "");
    if (/attempts failed|did not end/.test(said) || alarm !== "" || Date.now() > deadline) {
      const open = await page.evaluate(() =>
        [...document.querySelectorAll("main li code")].map((code) => code.parentElement?.textContent ?? ""),
      );
      await page.close();
      return [said, alarm, ...open].filter(Boolean).join(" ");
    }
    await sleep(POLL_MS);
  }
}
