import { expect, type Page } from "@playwright/test";
import { openPage } from "./open-page";

export const ADMIN = { email: "admin@city.example", password: "end-to-end admin" };

/** Signs the city's admin in and arrives at `path`. */
export async function signInAdmin(page: Page, path: string): Promise<void> {
  await openPage(page, `/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(path);
}
