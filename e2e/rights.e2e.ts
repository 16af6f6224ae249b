import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { customerOf, newPerson, type Person } from "./actors/customer";
import { submitEndless } from "./actors/endless-job";
import { openPage } from "./actors/open-page";
import { unzip } from "./actors/unzip";
import { cityTest } from "./city-test";

async function signUp(page: Page, person: Person) {
  await openPage(page, "/sign-up?next=/account");
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
}

async function signIn(page: Page, { email, password }: Person) {
  await openPage(page, "/sign-in?next=/account");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

cityTest("a person sees where they are signed in, and signs another browser out", async ({ city }) => {
  const [page, other] = [await city.openBrowser(), await city.openBrowser()];
  const person = newPerson("Watchful Wanda");
  await signUp(page, person);
  await signIn(other, person);
  await expect(other.getByRole("heading", { name: person.name })).toBeVisible();
  await openPage(page, "/account");
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("rowheader")).toHaveCount(2);
  await expect(sessions.getByText("This browser")).toHaveCount(1);
  await sessions.getByRole("button", { name: /^Sign out/ }).click();
  await page.getByRole("button", { name: "Sign it out" }).click();
  await expect(page.getByText(/is signed out$/)).toBeVisible();
  await expect(sessions.getByRole("rowheader")).toHaveCount(1);
  await openPage(other, "/account");
  await expect(other.getByRole("heading", { name: "Welcome back" })).toBeVisible();
});

cityTest("a person takes everything that is held about them along, in their language", async ({ city }) => {
  const page = await city.openBrowser({ locale: "fr-CA" });
  const person = newPerson("Voyageuse Violette");
  await openPage(page, "/sign-up?next=/account");
  await page.getByLabel("Nom").fill(person.name);
  await page.getByLabel("Courriel").fill(person.email);
  await page.getByLabel("Mot de passe").fill(person.password);
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tout télécharger" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("account-export.zip");
  const files = unzip(await readFile(await download.path()));
  expect(files.get("README.txt")?.toString()).toContain("Ce que Lamplighter");
  expect(JSON.parse(files.get("profile.json")?.toString() ?? "{}")).toMatchObject({ email: person.email });
  expect(JSON.parse(files.get("consents.ndjson")?.toString() ?? "{}")).toMatchObject({ terms: "2026-11-30" });
});

cityTest(
  "a person deletes their account by their password: their job ends, and nobody signs in",
  async ({ city, baseURL }) => {
    const page = await city.openBrowser();
    const person = newPerson("Leaving Lou");
    await signUp(page, person);
    const customer = await customerOf(page, baseURL ?? "", person.name);
    const id = await submitEndless(customer, "Endless farewell");
    await openPage(page, "/account");
    await page.getByRole("button", { name: "Delete my account" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByText(/The open one is cancelled/)).toBeVisible();
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await expect(dialog.getByText(/Enter your password/)).toBeVisible();
    await dialog.getByLabel("Your password").fill("a wrong guess");
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await expect(dialog.getByText(/This is not your password/)).toBeVisible();
    expect(await customer.client.getJob({ jobId: id })).toMatchObject({ state: "running" });
    await dialog.getByLabel("Your password").fill(person.password);
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await expect(page).toHaveURL("/");
    await openPage(page, "/account");
    await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
    await signIn(page, person);
    await expect(page.getByText(/No account has this email and password/)).toBeVisible();

    const admin = await city.openBrowser();
    await signInAdmin(admin, "/admin/audit");
    await expect(admin.getByText("deleted their account").first()).toBeVisible();
    await expect(admin.getByText("Leaving Lou")).toHaveCount(0);
  },
);

cityTest("every page leads to what is stored, and terms are asked about until they are agreed to", async ({ city }) => {
  const page = await city.openBrowser();
  await openPage(page, "/");
  await expect(page.getByText(/By lighting up you agree to the terms of/)).toBeVisible();
  await page.getByRole("contentinfo").getByRole("link", { name: "What is stored about you" }).click();
  await expect(page.getByRole("heading", { name: "What is stored about you" })).toBeVisible();
  await expect(page.getByText("device-answers.ndjson")).toBeVisible();
  await signInAdmin(page, "/account");
  await page.getByRole("button", { name: "I agree" }).click();
  await expect(page.getByText("You have not agreed to them yet.")).toHaveCount(0);
  await openPage(page, "/account");
  await expect(page.getByRole("heading", { name: "Your data" })).toBeVisible();
  await expect(page.getByRole("button", { name: "I agree" })).toHaveCount(0);
});
