import { renameSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { killPostgres } from "#coordinator/testing/kill-postgres";
import { signUpCustomer } from "./actors/customer";

/** Kills the city's database and makes it unable to restart until the returned function is called. */
function takeAway(): () => void {
  const dataDir = process.env["E2E_DATA_DIR"] ?? "";
  const needed = path.join(dataDir, "postgres", "data", "PG_VERSION");
  renameSync(needed, `${needed}.away`);
  killPostgres(dataDir);
  return () => renameSync(`${needed}.away`, needed);
}

test("while the database is unavailable, residents can light up, and customers get a notice with a button that reloads", async ({
  page,
  baseURL,
}) => {
  const { client } = await signUpCustomer(page, baseURL ?? "", "Una Way");
  const giveBack = takeAway();
  try {
    const answered = () =>
      client.listJobs({}).then(
        () => "jobs",
        ({ code }) => code,
      );
    await expect.poll(answered).toBe("UNAVAILABLE");
    await page.goto("/");
    await expect(page.getByRole("button", { name: "Light up" })).toBeEnabled();
    await page.goto("/jobs");
    await expect(page.getByRole("heading", { name: "This page could not be drawn" })).toBeVisible();
  } finally {
    giveBack();
  }
  const back = page.getByRole("heading", { name: "No jobs yet" });
  const again = page.getByRole("button", { name: "Try again" });
  await expect(async () => {
    // The previous press may have worked, and its page may only be slow.
    await expect(again.or(back)).toBeVisible();
    if (await again.isVisible()) await again.click({ timeout: 10_000 });
    await expect(back).toBeVisible({ timeout: 30_000 });
  }).toPass({ timeout: 300_000 });
  await expect(page.getByRole("link", { name: "Account" })).toBeVisible();
});
