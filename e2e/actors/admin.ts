import { expect, type Page, test } from "@playwright/test";
import { openPage } from "./open-page";

export const ADMIN = { email: "admin@city.example", password: "end-to-end admin" };

/** Signs the city's admin in over HTTP, for tests that are not about signing in, and opens `path`. */
export async function signInAdmin(page: Page, path: string): Promise<void> {
  const headers = { origin: test.info().project.use.baseURL ?? "" };
  const signedIn = await page.request.post("/api/auth/sign-in/email", { headers, data: ADMIN });
  if (!signedIn.ok()) throw new Error(`Signing in failed: ${signedIn.status()} ${await signedIn.text()}`);
  await openPage(page, path);
  await expect(page).toHaveURL(path);
}
