import { expect, type Page } from "@playwright/test";
import { openPage, untilHydrated } from "./open-page";

export const ADMIN = { email: "admin@city.example", password: "end-to-end admin" };

/** Signs the city's admin in, in the language of their browser, and opens `path`. */
export async function signInAdmin(page: Page, path: string): Promise<void> {
  await openPage(page, `/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel(/^(Email|Courriel)$/).fill(ADMIN.email);
  await page.getByLabel(/^(Password|Mot de passe)$/).fill(ADMIN.password);
  await page.getByRole("button", { name: /^(Sign in|Se connecter)$/ }).click();
  await expect(page).toHaveURL(path);
  await untilHydrated(page);
}
