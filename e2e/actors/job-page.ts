import { buffer } from "node:stream/consumers";
import { expect, type Locator, type Page } from "@playwright/test";

/** A count or an amount of a progress bar, which is exact; the text beside it is rounded. */
export const settledUnits = (page: Page): Locator => page.getByRole("progressbar", { name: "Settled units" });
export const spent = (page: Page): Locator => page.getByRole("progressbar", { name: "Spent of the budget" });

export async function expectSettled(page: Page, units: number, within = 300_000): Promise<void> {
  await expect(settledUnits(page)).toHaveAttribute("aria-valuenow", String(units), { timeout: within });
}

export type ShownState = "Running" | "Waiting for a core" | "Paused" | "Finished" | "Cancelled";

export const stateOf = (page: Page, state: ShownState): Locator =>
  page.locator("main").getByText(state, { exact: true }).first();

/** The file that an item of the download menu saves. */
export async function download(
  page: Page,
  choice: "JSON lines" | "CSV table" | "Parquet" | "Zip archive",
): Promise<Buffer> {
  await page.getByRole("button", { name: "Download" }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: choice }).click(),
  ]);
  return buffer(await saved.createReadStream());
}

/** Opens a settled unit from the list of results. */
export async function openUnit(page: Page, unit: number, list: "Answers" | "Failing" = "Answers"): Promise<Locator> {
  await page.getByRole("tab", { name: new RegExp(`^${list}`) }).click();
  await page.getByRole("button", { name: new RegExp(`^Unit ${unit}\\b`) }).click();
  return page.getByRole("dialog", { name: `Unit ${unit}` });
}
