import { expect } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest("an admin writes the next prices of power by a form, and residents choose by them", async ({ city }) => {
  const admin = await city.openBrowser();
  await signInAdmin(admin, "/admin/settings");
  await admin.getByRole("link", { name: "Tariffs of electricity" }).click();
  const tiered = admin.getByRole("listitem").filter({ hasText: "Ontario, tiered" });
  await expect(tiered.getByText(/^No price of today/)).toBeVisible();
  await admin.getByRole("link", { name: "Ontario, tiered" }).click();

  await admin.getByRole("button", { name: "Add a period" }).click();
  const next = admin.getByRole("group", { name: "Period 2" });
  await expect(next.getByLabel("First day", { exact: true })).toHaveValue("2026-11-01");
  await next.getByLabel("First day", { exact: true }).fill("2026-10-01");
  await next.getByLabel("one price").fill("15.5");
  await next.getByRole("group", { name: "Weekdays" }).getByLabel("Weekdays: until").selectOption("23:00");
  const save = async () => {
    await admin.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = admin.getByRole("alertdialog");
    await dialog.getByLabel("Reason").fill("The board's prices for winter");
    await dialog.getByRole("button", { name: "Save it" }).click();
    return dialog;
  };
  const refused = await save();
  await expect(refused.getByText(/In the period from 2026-10-01, 23:00 on weekdays has no price/)).toBeVisible();
  await expect(refused.getByText(/From 2026-10-01 on two periods hold at once/)).toBeVisible();
  await refused.getByRole("button", { name: "Go on writing" }).click();
  await next.getByLabel("First day", { exact: true }).fill("2026-11-01");
  await next.getByRole("group", { name: "Weekdays" }).getByLabel("Weekdays: until").selectOption("24:00");
  const saved = await save();
  await expect(saved).toBeHidden();
  const history = admin.getByRole("region", { name: /History/ });
  await expect(history.getByText("A period from 2026-11-01")).toBeVisible();
  await expect(history.getByText(/The board's prices for winter/)).toBeVisible();
  await openPage(admin, "/admin/settings/tariffs");
  await expect(tiered.getByText("Prices without an end")).toBeVisible();

  const resident = await city.openBrowser();
  await openPage(resident, "/");
  await resident.getByLabel("Price of power").selectOption("Ontario, tiered (at the upper tier)");
  await expect(resident.getByText(/15\.5/)).toBeVisible();
});
