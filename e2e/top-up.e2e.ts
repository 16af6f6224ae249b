import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { StripeStandIn } from "#suites/kit/stripe/stripe-stand-in";
import { ADMIN } from "./actors/admin";
import { signUpCustomer } from "./actors/customer";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

let folder: string;
let stripe: StripeStandIn;
let site: Site;

const start = () => startSite(path.join(folder, "data"), ADMIN, { ...stripe.settings, WELCOME_DOLLARS: "0" });

cityTest.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-top-up-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  stripe = await new StripeStandIn().listen();
  site = await start();
});

cityTest.afterAll(async () => {
  await site.stop();
  await stripe.close();
  await rm(folder, { recursive: true, force: true });
});

async function saveCard(page: Page, below: string) {
  await page.getByLabel("When less is left than").fill(below);
  await page.getByLabel("Charge the card").fill("20");
  await page.getByLabel("In a month at most").fill("50");
  await page.getByRole("button", { name: "Save a card" }).click();
  // The card payment service's page.
  await page.getByRole("button", { name: "Save card" }).click();
  await expect(page).toHaveURL(/\/payments\?card=card_/);
  await expect(page.getByText("visa card ending in 4242.")).toBeVisible({ timeout: 30_000 });
}

cityTest(
  "a saved card tops up, says why it is charged no more, goes on, and is removed everywhere",
  async ({ city }) => {
    const page = await city.openBrowser({ baseURL: site.url });
    await signUpCustomer(page, site.url, "Tilly Upward");
    await openPage(page, "/payments");
    await saveCard(page, "10");
    await expect(page.getByText("C$20.00 of C$50.00 were charged")).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(page.getByText("By the saved card")).toHaveCount(1);
    stripe.bank = "asks-owner";
    await page.getByLabel("When less is left than").fill("30");
    await page.getByRole("button", { name: "Save the amounts" }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("The card is charged no more")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText("The bank wants to see you before it pays")).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    stripe.bank = "pays";
    await page.getByRole("button", { name: "Charge this card again" }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("C$40.00 of C$50.00 were charged")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText("Until the month ends it is not charged again.")).toBeVisible();
    await page.getByRole("button", { name: "Remove the card" }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await expect(page.getByRole("button", { name: "Save a card" })).toBeVisible();
    await expect.poll(() => stripe.holders.size, { timeout: 30_000 }).toBe(0);
  },
);

cityTest("a site that is killed while it charges a card has charged it once when it is back", async ({ city }) => {
  const page = await city.openBrowser({ baseURL: site.url });
  const { client } = await signUpCustomer(page, site.url, "Kit Illing");
  const before = stripe.intents.length;
  stripe.mood = "silent";
  await openPage(page, "/payments");
  const { url } = await client.startTopUps({ below: "10.00", amount: "20.00", monthly: "50.00" });
  const session = new URL(url).pathname.split("/").at(-1) ?? "";
  await stripe.tell(site.url, stripe.typeCard(session));
  // The bank has paid, and the site does not know it.
  await expect.poll(() => stripe.intents.length, { timeout: 60_000 }).toBe(before + 1);
  const gone = once(site.child, "exit");
  site.child.kill("SIGKILL");
  await gone;
  stripe.mood = "well";
  site = await start();
  const again = await city.openBrowser({ baseURL: site.url });
  await again.request.post("/api/auth/sign-in/email", { headers: { origin: site.url }, data: ADMIN });
  await expect(async () => {
    await again.goto("/admin/payments");
    await expect(again.getByRole("row", { name: /Kit Illing/ }).getByText(/^Paid/)).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 180_000 });
  expect(stripe.intents.length).toBe(before + 1);
});
