import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { englishAmong } from "#app/_messages/testing/english-among.ts";
import { stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { type OwnSite, openOwnSite } from "./actors/own-site";
import { expectNoSidewaysScroll } from "./actors/sideways-scroll";
import { sparingDonation } from "./actors/sparing-donation";
import { textsOfPage } from "./actors/texts-of-page";
import { cityTest } from "./city-test";

const DOUBLE = "export default (n) => ['twice', n, 'is', 2 * n].join(' ');";
const OTHER = "export default (n) => ['three times', n, 'is', 3 * n].join(' ');";

let site: OwnSite;

cityTest.beforeAll(async () => {
  site = await openOwnSite({ VETTING: "first-jobs" });
});

cityTest.afterAll(() => site.close());

/** Opens the job from the list of those that wait. */
async function review(moderator: Page, name: string) {
  await openPage(moderator, "/admin/reviews");
  await moderator.getByRole("link", { name }).click();
  await expect(moderator.getByRole("heading", { name, level: 1 })).toBeVisible();
}

cityTest(
  "a moderator looks at newcomers' jobs, tries them, and decides in words that the customer reads",
  async ({ city }) => {
    const newcomer = await site.meet(await city.openBrowser({ baseURL: site.url }), "Abacus Lab");
    const moderator = await site.meet(await city.openBrowser({ baseURL: site.url }), "Mo Derator");
    await site.query("UPDATE person SET role = 'moderator' WHERE id = $1", [moderator.id]);
    const submit = async (name: string, text: string) => {
      const { blob } = await newcomer.client.upload(new TextEncoder().encode(text));
      const { id } = await newcomer.client.submitJob({
        ...{ name, cause: "Sums for the school.", program: { runtime: "js", source: { blob } }, replicas: 1 },
        ...{ inputs: { kind: "range", from: 1, to: 3 }, budget: "0.50" },
      });
      return id;
    };
    const first = await submit("Doubles", DOUBLE);
    const second = await submit("Triples", OTHER);
    const { page } = newcomer;
    await openPage(page, `/jobs/${first}`);
    await expect(stateOf(page, "Paused")).toBeVisible();
    await expect(page.getByText(/moderator/).first()).toBeVisible();

    await openPage(moderator.page, "/admin");
    await moderator.page.getByRole("link", { name: "Reviews" }).first().click();
    await expect(moderator.page.getByText("2 jobs wait for a moderator")).toBeVisible();
    await review(moderator.page, "Doubles");
    await expect(moderator.page.getByText("Sums for the school.", { exact: true })).toBeVisible();
    await expect(moderator.page.getByText(/'twice', n, 'is'/).first()).toBeVisible();
    await moderator.page.getByRole("button", { name: "Run it here" }).click();
    await expect(moderator.page.getByText(/twice 1 is 2/).first()).toBeVisible();
    await moderator.page.getByLabel("Reason").fill("Sums for a school are welcome");
    await moderator.page.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(moderator.page).toHaveURL("/admin/reviews");
    await expect(moderator.page.getByText("1 job waits for a moderator")).toBeVisible();

    const resident = await city.openBrowser({ ...sparingDonation(site.url), baseURL: site.url });
    await resident.goto("/");
    await resident.getByRole("button", { name: "Light up" }).click();
    await expect(stateOf(page, "Finished")).toBeVisible({ timeout: 300_000 });

    await openPage(page, `/jobs/${second}`);
    await review(moderator.page, "Triples");
    await moderator.page.getByLabel("Decision").selectOption({ label: "Ban the program" });
    await expect(moderator.page.getByText(/nobody may submit them again/)).toBeVisible();
    await moderator.page.getByLabel("Reason").fill("It is a miner, and says that it is for a school");
    await moderator.page.getByRole("button", { name: "Refuse", exact: true }).click();
    await expect(moderator.page.getByText("No job waits")).toBeVisible();
    await expect(stateOf(page, "Cancelled")).toBeVisible();
    await expect(page.getByText(/It is a miner, and says that it is for a school/).first()).toBeVisible();
    await expect(submit("Once more", OTHER)).rejects.toThrow(/banned/i);
    expect(await newcomer.client.getAccount({})).toMatchObject({ heldNanos: 0 });
  },
);

cityTest("reviews can be read and decided on a phone in French, in both themes", async ({ city }) => {
  const newcomer = await site.meet(await city.openBrowser({ baseURL: site.url }), "Boulier");
  const page = await city.openBrowser({ baseURL: site.url, locale: "fr-CA", viewport: { width: 360, height: 800 } });
  const moderator = await site.meet(page, "Modeste");
  await site.query("UPDATE person SET role = 'moderator' WHERE id = $1", [moderator.id]);
  const { blob } = await newcomer.client.upload(new TextEncoder().encode("export default (n) => n + 1;"));
  await newcomer.client.submitJob({
    ...{ name: "Successeurs", program: { runtime: "js", source: { blob } }, replicas: 1, budget: "0.50" },
    inputs: { kind: "range", from: 1, to: 3 },
  });
  await review(page, "Successeurs");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    expect(violations).toEqual([]);
  }
  expect(englishAmong(await textsOfPage(page))).toEqual([]);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Raison").fill("Bienvenue");
  await page.getByRole("button", { name: "Approuver", exact: true }).click();
  await expect(page).toHaveURL("/admin/reviews");
  await expect(page.getByText("Aucun calcul n’attend").first()).toBeVisible();
});
