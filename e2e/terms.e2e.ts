import { expect } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

cityTest(
  "an owner announces new terms in both languages, and everybody reads them before they hold",
  async ({ city }) => {
    const admin = await city.openBrowser();
    await signInAdmin(admin, "/admin/settings");
    await admin.getByRole("link", { name: "Terms", exact: true }).first().click();
    await admin.getByRole("button", { name: "Add a section" }).click();
    const section = admin.getByRole("group", { name: "Section 6" });
    await section.getByLabel("Heading in English").fill("Lanterns");
    await section.getByLabel("Text in English").fill("Lanterns in {city} are lit at dusk.");
    await section.getByLabel("Heading in French").fill("Lanternes");
    const announce = async () => {
      await admin.getByRole("button", { name: "Announce them" }).click();
      const dialog = admin.getByRole("alertdialog");
      await dialog.getByLabel("Day").fill(nextWeek());
      await dialog.getByLabel("Reason").fill("The council decided");
      await dialog.getByRole("button", { name: "Announce for this day" }).click();
      return dialog;
    };
    const refused = await announce();
    await expect(refused.getByRole("alert")).toBeVisible();
    await refused.getByRole("button", { name: "Go on writing" }).click();
    await section.getByLabel("Text in French").fill("Les lanternes de {city} s’allument au crépuscule.");
    await expect(await announce()).toBeHidden();
    await expect(admin.getByText(/The council decided/)).toBeVisible();
    await expect(admin.getByText("To come", { exact: true })).toBeVisible();

    const { page: customer } = await city.openCustomer("Careful Carol");
    await openPage(customer, "/terms");
    await expect(customer.getByText("Lanterns", { exact: true })).toBeHidden();
    await customer.getByRole("link", { name: "read them" }).click();
    await expect(customer.getByText("Lanterns in Stratford are lit at dusk.")).toBeVisible();
    await expect(customer.getByText(/These terms hold from/)).toBeVisible();
  },
);
