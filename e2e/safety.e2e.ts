import { expect, test } from "@playwright/test";
import { ATTEMPT_COUNT } from "../app/(resident)/_safety/escape-attempts";
import { openPage } from "./actors/open-page";

test("a resident without an account runs every escape attempt in their own browser, and each one fails", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "en-CA" });
  const page = await context.newPage();
  await openPage(page, "/");
  await page.getByRole("link", { name: "Try to break the box yourself" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Try to break the box");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/blobs/")) asked.push(request.url());
  });
  await page.getByRole("button", { name: "Try every escape" }).click();
  await expect(page.getByText(`All ${ATTEMPT_COUNT} attempts failed. Nothing left the box.`)).toBeVisible({
    timeout: 240_000,
  });
  await expect(page.getByText("failed, as it should", { exact: true })).toHaveCount(ATTEMPT_COUNT);
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(asked).toEqual([]);
  await context.close();
});

test("the page is also in French, and its attacks stop at once", async ({ browser }) => {
  const context = await browser.newContext({ locale: "fr-CA" });
  const page = await context.newPage();
  await openPage(page, "/safety");
  await page.getByRole("button", { name: "Essayer toutes les évasions" }).click();
  await expect(page.getByText("échec, comme il se doit").first()).toBeVisible();
  await page.getByRole("button", { name: "Arrêter" }).click();
  await expect(page.getByText(/^Arrêté après \d+\. Plus rien ne tourne\.$/)).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  await context.close();
});
