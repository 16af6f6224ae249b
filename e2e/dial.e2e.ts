import { expect, type Page } from "@playwright/test";
import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";
import type { JobManifestInput } from "#protocol/manifest/job-manifest";
import { expectSettled, settledUnits, spent, stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

/** Takes some hundredths of a second on any core. */
const BUSY = `
export default (value) => {
  let x = value;
  for (let i = 0; i < 2e7; i++) x = (Math.imul(x, 31) + i) | 0;
  return { value, x };
};
`;
const UNITS = 30;

async function submit(client: LamplighterClient, changes: Partial<JobManifestInput> = {}): Promise<Job> {
  const { blob } = await client.upload(new TextEncoder().encode(BUSY));
  return client.submitJob({
    name: "Slow and steady",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: UNITS },
    budget: "1.00",
    ...changes,
  });
}

const settledOf = async (page: Page) => Number(await settledUnits(page).getAttribute("aria-valuenow"));
const dial = (page: Page) => page.getByRole("slider", { name: "Most cores at once" });

cityTest("a dial at zero stops every worker, and the job finishes once it is turned up", async ({ city }) => {
  const { page, client } = await city.openCustomer("Dial Lab");
  // One answer settles a unit: who waits for a core to confirm another's is not what this test is about.
  const job = await submit(client, { cores: 1, replicas: 1 });
  await openPage(page, `/jobs/${job.id}`);
  const residents = [await city.openResident(), await city.openResident()];
  await expect.poll(() => settledOf(page), { timeout: 300_000 }).toBeGreaterThan(0);

  const [turned] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/dial")),
    dial(page).press("Home"),
  ]);
  const acknowledged = (await turned.json()) as Job;
  await expect(page.getByText("Scaled to zero: nothing runs and nothing is charged.")).toBeVisible();
  await expect(page.getByText("of 0 cores at work")).toBeVisible();
  for (const resident of residents) {
    await expect(truthOf(resident)).toHaveText("Every job has as many cores as it asked for.");
  }
  const stopped = await client.getJob({ jobId: job.id });
  expect({ coresNow: stopped.coresNow, cores: stopped.cores }).toEqual({ coresNow: 0, cores: 0 });
  expect({ agreed: stopped.agreed, spentNanos: stopped.spentNanos }).toEqual({
    agreed: acknowledged.agreed,
    spentNanos: acknowledged.spentNanos,
  });
  expect(stopped.agreed).toBeLessThan(UNITS);

  const number = page.getByRole("textbox", { name: "Most cores at once, as a number" });
  await number.fill("4");
  await number.press("Enter");
  await expect.poll(() => settledOf(page), { timeout: 300_000 }).toBeGreaterThan(stopped.agreed);
  await expectSettled(page, UNITS);
  await expect(stateOf(page, "Finished")).toBeVisible();

  const { spentNanos } = await client.getJob({ jobId: job.id });
  await expect(spent(page)).toHaveAttribute("aria-valuenow", String(spentNanos));
  const { results } = await client.listResults({ jobId: job.id });
  expect(results.reduce((sum, result) => sum + result.priceNanos, 0)).toBe(spentNanos);
  expect(await client.getAccount({})).toMatchObject({ balanceNanos: 5e9 - spentNanos, heldNanos: 0 });
});

cityTest("a job is paused, resumed and cancelled on its page, keeps its results, and is deleted", async ({ city }) => {
  const { page, client } = await city.openCustomer("Pause Lab");
  // More units than any device finishes before the buttons are pressed.
  const job = await submit(client, { replicas: 1, inputs: { kind: "range", from: 1, to: 2_000 } });
  await openPage(page, `/jobs/${job.id}`);
  const resident = await city.openResident();
  await expect.poll(() => settledOf(page), { timeout: 300_000 }).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("This job is paused")).toBeVisible();
  await expect(truthOf(resident)).toHaveText("No work right now.");
  // The page says so as soon as it is decided, and its button once that is durable.
  const resume = page.getByRole("button", { name: "Resume" });
  await expect(resume).not.toHaveAttribute("aria-busy");
  const paused = await client.getJob({ jobId: job.id });
  expect(paused).toMatchObject({ state: "paused", coresNow: 0 });

  await resume.click();
  await expect(stateOf(page, "Running")).toBeVisible();
  await expect.poll(() => settledOf(page), { timeout: 300_000 }).toBeGreaterThan(paused.agreed);

  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel the job" }).click();
  await expect(page.getByText("This job was cancelled")).toBeVisible();
  const cancelled = await client.getJob({ jobId: job.id });
  expect(cancelled.agreed).toBeGreaterThan(paused.agreed);
  expect((await client.listResults({ jobId: job.id, limit: 1_000 })).results).toHaveLength(cancelled.agreed);
  expect(await client.getAccount({})).toMatchObject({ balanceNanos: 5e9 - cancelled.spentNanos, heldNanos: 0 });

  await expect(page.getByText("Inputs and results are kept until")).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete them" }).click();
  await expect(page.getByText("This job's inputs and results were deleted")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download" })).toHaveCount(0);
  await expect(client.listResults({ jobId: job.id })).rejects.toThrow("were deleted on");
  await openPage(page, `/jobs/${job.id}`);
  await expect(page.getByText("This job's inputs and results were deleted")).toBeVisible();
});

cityTest("a job whose budget is spent pauses, says so, and continues after a top-up", async ({ city }) => {
  // The smallest budget pays for two core-seconds. A quick core needs some hundredths of a second for each unit.
  const { page, client } = await city.openCustomer("Budget Lab");
  const { blob } = await client.upload(new TextEncoder().encode(BUSY.replace("2e7", "5e7")));
  const job = await submit(client, {
    program: { runtime: "js", source: { blob } },
    ...{ budget: "0.00001", inputs: { kind: "range", from: 1, to: 150 }, replicas: 1 },
  });
  await openPage(page, `/jobs/${job.id}`);
  await city.openResident();
  await expect(page.getByText("This job is paused")).toBeVisible({ timeout: 300_000 });
  const paused = await client.getJob({ jobId: job.id });
  expect(paused.reason?.kind).toMatch(/^budget-/);
  await expect(page.getByText(paused.message ?? "")).toBeVisible();
  expect(paused.spentNanos).toBeLessThanOrEqual(paused.budgetNanos);

  await page.getByRole("button", { name: "Add budget" }).click();
  await page.getByLabel("Amount in dollars").fill("0.50");
  await page.getByRole("button", { name: "Add to the budget" }).click();
  // More units than a busy machine computes within a test's time: that it goes on is enough.
  await expect.poll(() => settledOf(page), { timeout: 300_000 }).toBeGreaterThan(paused.agreed);
  const { spentNanos } = await client.cancelJob({ jobId: job.id });
  expect(spentNanos).toBeGreaterThan(paused.spentNanos);
  await expect(spent(page)).toHaveAttribute("aria-valuenow", String(spentNanos));
});
