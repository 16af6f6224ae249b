import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import getPort from "get-port";
import { LANGUAGE_COOKIE } from "#protocol/text/language";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { startGame } from "../samples/coin-game/server.mjs";
import { ADMIN } from "./actors/admin";
import { type ApiCustomer, newPerson, signUpApiCustomer, signUpCustomer } from "./actors/customer";
import { lightLamp, openLight } from "./actors/game";
import { openPage, untilHydrated } from "./actors/open-page";
import { expectNoSidewaysScroll } from "./actors/sideways-scroll";
import { cityTest } from "./city-test";

const SOON = { timeout: 300_000 };
const CENT = 10_000_000;
const ASKED = "0.05";

let folder: string;
let site: Site;

cityTest.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-payouts-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  // So dear that a player earns some cents in seconds.
  const settings = { WELCOME_DOLLARS: "0", PRICE_PER_CORE_HOUR: "50", PARTNER_SHARE_PERCENT: "50" };
  site = await startSite(path.join(folder, "data"), ADMIN, settings);
});

cityTest.afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  const data = { email, password };
  await page.request.post("/api/auth/sign-in/email", { headers: { origin: site.url }, data });
}

/** This city sends no mail: an admin who knows them verifies a person, by a link to choose a new password. */
async function verify(admin: Page, page: Page, { name, email }: { name: string; email: string }) {
  await openPage(admin, `/admin/customers?find=${encodeURIComponent(email)}`);
  await admin.getByRole("button", { name: `New password for ${name}` }).click();
  await admin.getByRole("button", { name: "Make the link" }).click();
  await expect(admin.getByText(`A link for ${name}`)).toBeVisible();
  await openPage(page, await linkIn(admin));
  const password = "d’autres mots à la suite";
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Keep this password" }).click();
  await expect(page).toHaveURL("/sign-in");
  await signIn(page, { email, password });
}

const linkIn = async (page: Page) => (await page.getByRole("dialog").locator("pre").textContent()) ?? "";

/** A second admin, who may pay. */
async function inviteTreasurer(admin: Page, page: Page) {
  const person = newPerson("Tara Treasurer");
  await openPage(admin, "/admin/admins");
  await admin.getByRole("button", { name: "Invite an admin" }).click();
  await admin.getByLabel("Email").fill(person.email);
  await admin.getByRole("combobox", { name: "Role" }).selectOption("Treasurer");
  await admin.getByRole("button", { name: "Make the link" }).click();
  const link = await linkIn(admin);
  await admin.getByRole("button", { name: "I have copied it" }).click();
  await openPage(page, link);
  await page.getByRole("link", { name: "Make an account" }).click();
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("button", { name: "Become an admin" })).toBeVisible();
  await untilHydrated(page);
  await page.getByRole("button", { name: "Become an admin" }).click();
  await expect(page).toHaveURL("/admin");
}

async function offerCash(admin: Page) {
  await openPage(admin, "/admin/rewards");
  await admin.getByRole("button", { name: "Offer a reward" }).click();
  const dialog = admin.getByRole("alertdialog");
  await dialog.getByRole("combobox", { name: "What it is" }).selectOption("Cash by e-transfer");
  await dialog.getByLabel("Name in English").fill("Cash");
  await dialog.getByLabel("Name in French").fill("Argent");
  await dialog.getByLabel("Text in English").fill("By e-transfer, once a month.");
  await dialog.getByLabel("Text in French").fill("Par virement, une fois par mois.");
  await dialog.getByLabel("Smallest amount").fill("0.02");
  await dialog.getByRole("button", { name: "Save it" }).click();
  await expect(admin.getByRole("rowheader", { name: "Cash" })).toBeVisible();
}

async function payIn(admin: Page, customer: string) {
  await openPage(admin, "/admin/customers");
  await admin.getByRole("button", { name: `Record a payment of ${customer}` }).click();
  const dialog = admin.getByRole("alertdialog");
  await dialog.getByLabel("Amount").fill("50.00");
  await dialog.getByLabel("Reference").fill("Transfer 1");
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(admin.getByText(`${customer} has C$50.00 now`)).toBeVisible();
}

const PROGRAM =
  "export default (value) => { let x = value; for (let i = 0; i < 2e7; i++) x = (Math.imul(x, 31) + i) | 0; return x; };";

async function submit({ client }: ApiCustomer): Promise<string> {
  const { blob } = await client.upload(new TextEncoder().encode(PROGRAM));
  const program = { runtime: "js", source: { blob } } as const;
  const inputs = { kind: "range", from: 1, to: 100_000 } as const;
  const common = { cause: "So that somebody pays for it.", replicas: 1, budget: "40.00" };
  return (await client.submitJob({ name: "Ice on the Avon", program, inputs, ...common })).id;
}

/** The site's owner registers the game by hand; its key is on the page. */
async function register(owner: Page, origin: string): Promise<string> {
  await openPage(owner, "/sites");
  await owner.getByRole("button", { name: "Register a site" }).click();
  await owner.getByLabel("Name", { exact: true }).fill("Fireflies");
  await owner.getByLabel("Origins").fill(origin);
  await owner.getByLabel("Your share").fill("50");
  await owner.getByRole("button", { name: "Register it" }).click();
  await owner.getByRole("button", { name: "I have copied it" }).click();
  const key = await owner
    .getByText(/^pt_[0-9a-z]{16}$/)
    .first()
    .textContent();
  return key ?? "";
}

const axeFaults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map((one) => one.target)]);

/** No finding, and nothing that a phone must scroll sideways for. */
async function expectGoodOnAPhone(page: Page) {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await axeFaults(page)).toEqual([]);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(before);
}

cityTest("a site's owner asks for what its players earned, and two admins pay it", async ({ city }) => {
  const open = (options = {}) => city.openBrowser({ baseURL: site.url, ...options });
  const [admin, treasurer, owner, player] = [await open(), await open(), await open(), await open()];
  await signIn(admin, ADMIN);
  await inviteTreasurer(admin, treasurer);
  await offerCash(admin);
  const customer = await signUpApiCustomer(site.url, "Ice Watch");
  await payIn(admin, customer.name);
  const jobId = await submit(customer);

  const studio = await signUpCustomer(owner, site.url, "Firefly Studio");
  const port = await getPort({ host: "127.0.0.1" });
  const partner = await register(owner, `http://127.0.0.1:${port}`);
  const game = await startGame({ city: site.url, partner, port });
  try {
    await player.goto(game.origin);
    await lightLamp(await openLight(player));
    const free = async () => (await studio.client.getPartnerEarnings({ partnerId: partner })).freeNanos;
    await expect.poll(free, SOON).toBeGreaterThan(8 * CENT);
  } finally {
    await player.close();
    game.close();
  }
  await customer.client.cancelJob({ jobId });

  await openPage(owner, "/sites");
  await owner.getByRole("link", { name: /^What it can become\s*: Fireflies/ }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("What Fireflies earned");
  await expect(owner.getByText(/This city sends no mail\. An admin who knows you can make you a link/)).toBeVisible();
  await expect(owner.getByRole("button", { name: /^Ask for it/ })).toHaveCount(0);
  await verify(admin, owner, await studio.client.getAccount({}));
  await openPage(owner, `/sites/${partner}`);
  await owner.getByRole("button", { name: /^Ask for it\s*: Cash/ }).click();
  const asking = owner.getByRole("alertdialog");
  await asking.getByLabel("Amount").fill("9999");
  await asking.getByRole("button", { name: "Ask for it" }).click();
  await expect(asking.getByText(/can be redeemed/)).toBeVisible();
  await asking.getByLabel("Amount").fill(ASKED);
  await asking.getByRole("button", { name: "Ask for it" }).click();
  const requests = owner.getByRole("region", { name: "What you asked for" });
  await expect(requests.getByText("Waits for an admin")).toBeVisible();
  await expectGoodOnAPhone(owner);

  await openPage(admin, "/admin/rewards");
  await expect(admin.getByText("For the site Fireflies")).toBeVisible();
  await admin.getByRole("button", { name: "Prepare a batch of Cash" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Prepare it" }).click();
  await expect(admin.getByRole("region", { name: "Batches" }).getByText("Waits for another admin")).toBeVisible();
  // Who prepared it cannot approve it.
  await expect(admin.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await openPage(treasurer, "/admin/rewards");
  await treasurer.getByRole("button", { name: /^Approve C\$0\.05/ }).click();
  await treasurer.getByRole("alertdialog").getByRole("button", { name: "Approve it" }).click();
  await expect(treasurer.getByText(/^Approved by /)).toBeVisible();
  await openPage(owner, `/sites/${partner}`);
  await expect(requests.getByText("Approved, being paid")).toBeVisible();
  await expect(owner.getByRole("button", { name: /^Take back/ })).toHaveCount(0);
  const [download] = await Promise.all([
    treasurer.waitForEvent("download"),
    treasurer.getByRole("button", { name: /^File for the bank/ }).click(),
  ]);
  expect((await readFile(await download.path())).toString()).toContain(`firefly.studio`);
  await treasurer.getByRole("button", { name: /^Mark as paid/ }).click();
  await treasurer.getByRole("alertdialog").getByRole("button", { name: "It was paid" }).click();
  await expect(treasurer.getByRole("region", { name: "Batches" }).getByText("Paid", { exact: true })).toBeVisible();
  await expectGoodOnAPhone(treasurer);

  await owner.context().addCookies([{ name: LANGUAGE_COOKIE, value: "fr", url: site.url }]);
  await openPage(owner, `/sites/${partner}`);
  const asked = owner.getByRole("region", { name: "Ce que vous avez demandé" });
  await expect(asked.getByRole("rowheader", { name: /Argent/ })).toContainText("Payée");
  await expect(asked.getByText("0,05 $ CA")).toBeVisible();
  await expectGoodOnAPhone(owner);
});
