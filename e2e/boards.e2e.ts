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
  await expect(other.getByText("This name is taken, or one that looks like it.")).toBeVisible();

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

cityTest("a team is made, its link brings a neighbour in, and its owner hands it over", async ({ city }) => {
  const letters = () => crypto.randomUUID().replace(/[^a-f]/g, "");
  const seen = async (person: string) => {
    const customer = await city.openCustomer(person);
    const name = `${person} ${letters()}x`;
    await customer.client.setProfile({ name });
    return { ...customer, name };
  };
  const [olga, nils] = [await seen("Olga"), await seen("Nils")];
  const team = `Street ${letters()}y`;
  await openPage(olga.page, "/team");
  await olga.page.getByLabel("Name of the team").fill(team);
  await olga.page.getByRole("button", { name: "Make the team" }).click();
  await expect(olga.page.getByRole("heading", { name: team })).toBeVisible();
  const link = (await olga.page.getByText(/\/team\?join=/).textContent()) ?? "";

  await openPage(nils.page, new URL(link).pathname + new URL(link).search);
  await expect(nils.page.getByRole("heading", { name: `Join ${team}?` })).toBeVisible();
  await nils.page.getByRole("button", { name: "Join" }).click();
  await expect(nils.page.getByRole("heading", { name: team })).toBeVisible();
  await expect(nils.page).toHaveURL(/\/team$/);

  await openPage(olga.page, "/team");
  await olga.page.getByRole("button", { name: `Hand over to ${nils.name}` }).click();
  await olga.page.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
  // Behind a dialog that asks back, no button has a role.
  await expect(olga.page.getByRole("alertdialog")).toBeHidden();
  await expect(olga.page.getByRole("button", { name: "Leave the team" })).toBeVisible();
  await expect(olga.page.getByRole("button", { name: "New link" })).toHaveCount(0);
  await openPage(nils.page, "/team");
  await nils.page.getByRole("button", { name: `Remove ${olga.name}` }).click();
  await nils.page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(nils.page.getByRole("alertdialog")).toBeHidden();
  await expect(nils.page.getByText(olga.name, { exact: true })).toHaveCount(0);
  await openPage(nils.page, `/team?join=${"0".repeat(22)}`);
  await expect(nils.page.getByText("This link leads to no team")).toBeVisible();
});
