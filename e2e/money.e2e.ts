import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { pdfText } from "#coordinator/paper/testing/pdf-text";
import { databaseOf } from "#suites/bench/site/database-of";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { StripeStandIn } from "#suites/kit/stripe/stripe-stand-in";
import { ADMIN } from "./actors/admin";
import { signUpCustomer } from "./actors/customer";
import { openPage } from "./actors/open-page";
import { sparingDonation } from "./actors/sparing-donation";
import { cityTest } from "./city-test";

let folder: string;
let stripe: StripeStandIn;
let site: Site;

cityTest.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-money-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  stripe = await new StripeStandIn().listen();
  site = await startSite(path.join(folder, "data"), ADMIN, { ...stripe.settings, WELCOME_DOLLARS: "0" });
});

cityTest.afterAll(async () => {
  await site.stop();
  await stripe.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whatever was posted until now was a month ago. */
async function aMonthLater() {
  const database = await databaseOf(path.join(folder, "data"));
  await database.query("UPDATE posting SET at = at - interval '1 month'");
  await database.end();
}

async function saved(page: Page, link: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).first().click(),
  ]);
  return readFile(await download.path());
}

const PROGRAM =
  "export default (value) => { let x = value; for (let i = 0; i < 5e6; i++) x = (Math.imul(x, 31) + i) | 0; return x; };";

cityTest("a customer pays by card, a treasurer closes the month, and what both read agrees", async ({ city }) => {
  const page = await city.openBrowser({ baseURL: site.url });
  const { client } = await signUpCustomer(page, site.url, "Paulette Łőwe");
  await openPage(page, "/payments");
  await page.getByLabel("Amount").fill("25");
  await page.getByRole("button", { name: "Go and pay" }).click();
  // The card payment service's page.
  await page.getByRole("button", { name: "Pay" }).click();
  await expect(page).toHaveURL(/\/payments\?payment=pay_/);
  await expect(page.getByText("C$25.00").first()).toBeVisible();
  await expect(page.getByRole("table").getByText("Paid in")).toBeVisible();

  const { blob } = await client.upload(new TextEncoder().encode(PROGRAM));
  const inputs = { kind: "range", from: 1, to: 3 } as const;
  const program = { runtime: "js", source: { blob } } as const;
  const common = { cause: "So that the month has something in it.", replicas: 1, budget: "1.00" };
  const { id } = await client.submitJob({ name: "=Sums()", program, inputs, ...common });
  const resident = await city.openBrowser({ ...sparingDonation(site.url), baseURL: site.url });
  await resident.goto("/");
  await resident.getByRole("button", { name: "Light up" }).click();
  await expect.poll(async () => (await client.getJob({ jobId: id })).state, { timeout: 300_000 }).toBe("finished");
  await aMonthLater();

  const treasurer = await city.openBrowser({ baseURL: site.url });
  const headers = { origin: site.url };
  await treasurer.request.post("/api/auth/sign-in/email", { headers, data: ADMIN });
  await openPage(treasurer, "/admin/books");
  await treasurer.getByRole("button", { name: "Set issuer and taxes" }).click();
  await treasurer.getByLabel("Issuer", { exact: true }).fill("City of Stratford\n1 Wellington Street");
  await treasurer.getByLabel("Taxes", { exact: true }).fill("HST 13%");
  await treasurer.getByRole("button", { name: "Set them" }).click();
  await expect(treasurer.getByText(/^Write each tax as/)).toBeVisible();
  await treasurer.getByLabel("Taxes", { exact: true }).fill("HST, 13, 10734 8845 RT0001");
  await treasurer.getByRole("button", { name: "Set them" }).click();
  await expect(treasurer.getByText("HST 13%, registration 10734 8845 RT0001")).toBeVisible();
  await treasurer.getByRole("button", { name: /^Close / }).click();
  await treasurer.getByRole("button", { name: "Close the month" }).click();
  await expect(treasurer.getByText(/is closed: 1 invoice$/)).toBeVisible();
  await treasurer.getByRole("table").getByRole("link").first().click();
  await expect(treasurer.getByText("The invoices agree with the ledger")).toBeVisible();
  await treasurer.setViewportSize({ width: 360, height: 800 });
  const { violations } = await new AxeBuilder({ page: treasurer }).analyze();
  expect(violations).toEqual([]);
  const { lines } = pdfText(await saved(treasurer, /^PDF/));
  for (const line of ["Invoice 1", "City of Stratford", "Paulette Łőwe", `=Sums() (${id})`])
    expect(lines).toContain(line);
  expect(lines.find((line) => line.startsWith("including HST 13%"))).toContain("10734 8845 RT0001");

  const [invoice] = (await client.listInvoices({})).invoices;
  const { spentNanos } = await client.getJob({ jobId: id });
  expect(invoice).toMatchObject({ number: 1, totalNanos: spentNanos, paidNanos: spentNanos, giftNanos: 0 });
  await openPage(page, "/payments");
  const csv = (await saved(page, /^CSV/)).toString();
  expect(csv).toContain(`,charge,${id},'=Sums(),`);
  await openPage(treasurer, `/admin/books/${invoice?.month}`);
  await treasurer.getByRole("button", { name: /^Credit note/ }).click();
  await treasurer.getByLabel("Reason", { exact: true }).fill("The results came late");
  await treasurer.getByRole("button", { name: "Issue the credit note" }).click();
  await expect(treasurer.getByText("Credit note 2 for invoice 1")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Credit note 2 for invoice 1")).toBeVisible();
  await expect(page.getByText("C$25.00").first()).toBeVisible();
});
