import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { ReportFigures } from "#protocol/api/reports";
import { databaseOf } from "#suites/bench/site/database-of";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { ADMIN } from "./actors/admin";
import { signUpCustomer } from "./actors/customer";
import { openPage } from "./actors/open-page";
import { expectNoSidewaysScroll } from "./actors/sideways-scroll";
import { cityTest } from "./city-test";

const DOLLAR = 1_000_000_000;

let folder: string;
let site: Site;

cityTest.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-report-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  site = await startSite(path.join(folder, "data"), ADMIN, {});
});

cityTest.afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Whatever was posted until now was in a year that has ended. */
async function twoYearsLater() {
  const database = await databaseOf(path.join(folder, "data"));
  await database.query("UPDATE posting SET at = at - interval '2 years'");
  await database.end();
}

async function idOf(name: string): Promise<string> {
  const database = await databaseOf(path.join(folder, "data"));
  const { rows } = await database.query<{ id: string }>("SELECT id FROM person WHERE name = $1", [name]);
  await database.end();
  return rows[0]?.id ?? "";
}

/** As a large city has them. */
const figures = (year: number): ReportFigures => ({
  ...{ from: `${year}-01-01T00:00:00.000Z`, to: `${year + 1}-01-01T00:00:00.000Z`, isWhole: true },
  ...{ units: 1_234_567, jobs: 321, coreSeconds: 3_600 * 98_765, wattHours: 6 * 98_765 },
  months: [
    { month: `${year}-03`, units: 234_567, jobs: 21, coreSeconds: 3_600 * 8_765 },
    { month: `${year}-11`, units: 1_000_000, jobs: 300, coreSeconds: 3_600 * 90_000 },
  ],
  people: { households: 4_700, devices: 9_100 },
  money: {
    ...{ chargedNanos: 1_000 * DOLLAR, earnedNanos: 800 * DOLLAR, keptNanos: 200 * DOLLAR },
    ...{ takenBackUnits: 12, endedNanos: 950 * DOLLAR },
  },
  ...{ paidInNanos: 1_500 * DOLLAR, rewardsNanos: null },
  elsewhere: {
    ...{ fargateNanos: 3_792 * DOLLAR, lambdaNanos: 7_963 * DOLLAR },
    ...{ readOn: "2026-11-28", usDollarNanos: 1.4 * DOLLAR },
  },
});

async function publish(year: number, edition: number) {
  const database = await databaseOf(path.join(folder, "data"));
  const values = [year, edition, JSON.stringify(figures(year))];
  await database.query("INSERT INTO yearly_report (year, edition, figures) VALUES ($1, $2, $3)", values);
  await database.end();
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

cityTest("a treasurer publishes the report of a year with one button, and everybody reads it", async ({ city }) => {
  const customer = await city.openBrowser({ baseURL: site.url });
  await signUpCustomer(customer, site.url, "Zebedee Quill");
  const treasurer = await city.openBrowser({ baseURL: site.url });
  const headers = { origin: site.url };
  await treasurer.request.post("/api/auth/sign-in/email", { headers, data: ADMIN });
  const given = await treasurer.request.post(`/api/v1/admin/customers/${await idOf("Zebedee Quill")}/money`, {
    ...{ headers, data: { amount: "5", note: "For the report" } },
  });
  expect(given.status()).toBe(200);
  await twoYearsLater();
  await openPage(treasurer, "/admin/books");
  const button = treasurer.getByRole("button", { name: /^Make the report of / }).last();
  const year = Number((await button.textContent())?.slice(-4));
  await button.click();
  await treasurer.getByRole("button", { name: "Publish" }).click();
  await expect(treasurer.getByText(`The report of ${year} is public: edition 1`)).toBeVisible();
  await treasurer.getByRole("link", { name: `Report of ${year}` }).click();
  await expect(treasurer.getByRole("heading", { level: 1 })).toContainText(`in ${year}`);
  await expect(treasurer.getByText("fewer than twenty", { exact: true })).toBeVisible();
  await expect(treasurer.getByText("No job ended in this time.")).toBeVisible();

  await publish(year, 2);
  const reader = await city.openBrowser({ baseURL: site.url, locale: "fr-CA", viewport: { width: 320, height: 640 } });
  await openPage(reader, "/city");
  await reader.getByRole("link", { name: String(year), exact: true }).click();
  await expect(reader.getByText("au moins 4 700").first()).toBeVisible();
  await expect(reader.getByText("800,00 $ CA").first()).toBeVisible();
  await expect(reader.getByText("trop peu d’entre eux pour le dire")).toBeVisible();
  await expectNoSidewaysScroll(reader);
  expect(await reader.content()).not.toContain("Zebedee");
  for (const colorScheme of ["light", "dark"] as const) {
    await reader.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await faultsOf(reader)).toEqual([]);
  }
  await reader.getByRole("link", { name: "L’édition précédente" }).click();
  await expect(reader.getByText("moins de vingt", { exact: true })).toBeVisible();
  const table = await reader.request.get(`/api/v1/reports/${year}/report.csv`);
  expect(await table.text()).toContain("households-at-least,,4700,");
  expect((await reader.request.get("/report/1999")).status()).toBe(404);
  expect((await reader.request.get(`/report/${year}?edition=3`)).status()).toBe(404);
  expect((await reader.request.get("/report/now")).status()).toBe(404);
});
