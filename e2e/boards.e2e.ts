import { expect } from "@playwright/test";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest("a resident chooses to be seen, sees what is refused, and leaves again", async ({ city }) => {
  const { page } = await city.openCustomer("Shy Sam");
  await openPage(page, "/boards");
  await expect(page.getByText("Nobody sees you.")).toBeVisible();
  const name = page.getByLabel("Public name");
  await name.fill("sam@example.org");
  await page.getByRole("button", { name: "Show this name" }).click();
  await expect(page.getByText(/letters of one alphabet/)).toBeVisible();
  const chosen = `Sam of ${crypto.randomUUID().replace(/[^a-f]/g, "")}ty`;
  await name.fill(chosen);
  await page.getByRole("button", { name: "Show this name" }).click();
  await expect(page.getByText(`You are seen as ${chosen}.`)).toBeVisible();

  const other = (await city.openCustomer("Copy Cat")).page;
  await openPage(other, "/boards");
  await other.getByLabel("Public name").fill(chosen.toUpperCase());
  await other.getByRole("button", { name: "Show this name" }).click();
  await expect(other.getByText("Somebody has this name, or one that looks like it.")).toBeVisible();

  await page.getByRole("button", { name: "Remove me" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove me" }).click();
  await expect(page.getByText("Nobody sees you.")).toBeVisible();
  await expect(name).toHaveValue("");
});

cityTest("a visitor reads the boards in French, and is told how to be on them", async ({ city }) => {
  const page = await city.openBrowser({ locale: "fr-CA" });
  await openPage(page, "/");
  await page.getByRole("link", { name: "Qui a le plus calculé" }).click();
  await expect(page.getByRole("heading", { name: "Cette semaine" })).toBeVisible();
  await expect(page.getByText("Personne ne vous voit.")).toBeVisible();
  await page.getByRole("link", { name: "Connectez-vous" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fboards$/);
});
