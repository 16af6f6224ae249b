import { expect } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

/** As the browser's own field for a date and a time wants it. */
const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);

cityTest("an admin announces a price, everybody reads it before it holds, and it is taken back", async ({ city }) => {
  const admin = await city.openBrowser();
  await signInAdmin(admin, "/admin/settings");
  await admin.getByRole("button", { name: "Change Price of a core-hour" }).click();
  const dialog = admin.getByRole("alertdialog");
  await dialog.getByLabel("New value").fill("a lot");
  await dialog.getByLabel("Reason").fill("The council decided");
  await dialog.getByRole("button", { name: "Change it" }).click();
  await expect(dialog.getByText(/must be an amount from 0 to C\$100/)).toBeVisible();
  await dialog.getByLabel("New value").fill("0.03");
  await dialog.getByLabel("From when").selectOption("From a date on");
  await dialog.getByLabel("Date and time").fill(nextWeek());
  await dialog.getByRole("button", { name: "Change it" }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.getByText("C$0.03 from").first()).toBeVisible();

  const { page: customer } = await city.openCustomer("Careful Carol");
  const announcement = /a core-hour costs C\$0\.03\. A job that is submitted before keeps today’s price/;
  for (const path of ["/prices", "/jobs/new", "/economics"]) {
    await openPage(customer, path);
    await expect(customer.getByText(announcement)).toBeVisible();
  }
  const resident = await city.openBrowser();
  await openPage(resident, "/");
  await expect(resident.getByText(announcement)).toBeVisible();

  await admin.getByRole("button", { name: /^Take back/ }).click();
  await dialog.getByLabel("Reason").fill("Carol asked us not to");
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await expect(dialog).toBeHidden();
  await admin.locator("summary", { hasText: "History" }).first().click();
  await expect(admin.getByText("Taken back", { exact: true }).first()).toBeVisible();
  await openPage(customer, "/prices");
  await expect(customer.getByText(announcement)).toBeHidden();
});
