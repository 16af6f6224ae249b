import { expect, type Page } from "@playwright/test";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

const strip = (page: Page) => page.getByRole("region", { name: "You act for" });

async function memberPage(page: Page, url: string) {
  await page.goto(url);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Tide Lab" })).toBeVisible();
}

cityTest(
  "an organisation is made, invites, and its member acts for it in one tab and for themselves in another",
  async ({ city }) => {
    const { page: own } = await city.openCustomer("Olga");
    const { page: other, client } = await city.openCustomer("Milan");
    await openPage(own, "/organisations");
    await own.getByLabel("Name").fill("Tide Lab");
    await own.getByRole("button", { name: "Make the organisation" }).click();
    await expect(own.getByRole("heading", { name: "Tide Lab" })).toBeVisible();
    await own.getByRole("button", { name: "Invite somebody" }).click();
    await own.getByRole("button", { name: "Make the link" }).click();
    const url = await own.getByText(/organisations\/join\?token=/).innerText();

    await memberPage(other, url);
    await other.getByRole("button", { name: "Act for it" }).click();
    await expect(strip(other)).toContainText("Tide Lab");
    await openPage(other, "/account");
    await expect(other.getByRole("heading", { name: "Tide Lab" })).toBeVisible();
    await expect(other.getByText("C$0.00").first()).toBeVisible();

    // Another tab of the same browser goes back to what is Milan's; the first one stays with what its head says.
    const tab = await other.context().newPage();
    await openPage(tab, "/organisations");
    await tab.getByRole("button", { name: "Act for yourself" }).click();
    await expect(strip(tab)).toHaveCount(0);
    await openPage(tab, "/account");
    await expect(tab.getByRole("heading", { name: "Milan" })).toBeVisible();
    await other.getByRole("button", { name: "Make a key" }).click();
    await other.getByLabel("Name").fill("for the lab");
    await other.getByRole("button", { name: "Make the key" }).click();
    await expect(other.getByText(/^lamp_/).first()).toBeVisible();
    expect((await client.listKeys({})).keys.map(({ name }) => name)).not.toContain("for the lab");

    // Removed, Milan is back to themselves, and the link of the invitation is of no use.
    await own.keyboard.press("Escape");
    await own.reload();
    await own.getByRole("button", { name: "Remove Milan" }).click();
    await own.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(own.getByText("Milan is no longer a member")).toBeVisible();
    await other.goto("/account");
    await expect(strip(other)).toHaveCount(0);
    await other.goto(url);
    await expect(other.getByText("This link was used")).toBeVisible();
  },
);
