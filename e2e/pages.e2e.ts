import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { submitEndless } from "./actors/endless-job";
import { registerGame } from "./actors/game";
import { expectSettled } from "./actors/job-page";
import { layoutShiftsOf } from "./actors/layout-shifts";
import { openPage } from "./actors/open-page";
import { expectNoSidewaysScroll, sidewaysScroll } from "./actors/sideways-scroll";
import { keyboardFaults } from "./actors/walk-by-keyboard";
import { type City, cityTest } from "./city-test";

const NARROW = { width: 320, height: 640 };
const LINKS = [
  "/forgot-password",
  "/reset-password?token=some",
  "/reset-password",
  "/invitation?token=none",
  "/letters?token=some",
  "/letters?ended=1",
];
/** Pages whose text is complete when they load, so that nothing may move. */
const STILL = ["/jobs", "/docs", "/docs/api", "/docs/reference", "/prices"];
/** A shift that nobody sees, such as that of a narrower digit or a tenth of a line. */
const MAX_JUMP = 0.002;
/** Of pages that change while they open: a growing bar, a late figure, a button that its typeface wraps on a phone. */
const MAX_SHIFT = 0.05;
/** Tab reaches all of their controls and shows where it is. Not of long texts with links, and of dialogs over a page. */
const WALKED = /^\/(?!docs|how-it-works|safety|privacy|terms)[^?]*$/;
const WIDE = { width: 1280, height: 800 };
const DAY_MS = 86_400_000;
/** In French, where words are longer and numbers are written differently. */
const FAR_AWAY = { timezoneId: "Pacific/Kiritimati", locale: "fr-CA" };

/** The one lesser finding of axe that is a fault: whoever jumps from landmark to landmark would miss something. */
const OUTSIDE_LANDMARKS = "region";

type AxeResults = Awaited<ReturnType<AxeBuilder["analyze"]>>;
interface Brought {
  axe: { run: (context: Document, options: object) => Promise<AxeResults> };
}

/**
 * A browser with the session of that page, whose clock, time zone and language differ from the server's. Each page must
 * hydrate without a mismatch; `watchTroubles` fails every test in which one does not.
 */
async function openFarAway(city: City, signedIn?: Page): Promise<Page> {
  const storageState = signedIn && (await signedIn.context().storageState());
  const page = await city.openBrowser({ ...FAR_AWAY, ...(storageState && { storageState }) });
  await page.clock.setFixedTime(Date.now() + DAY_MS);
  return page;
}

/** In the page itself. It leaves out frames of other origins, of which these pages show none. */
async function violationsOn(page: Page): Promise<AxeResults["violations"]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations;
}

/** Contrasts only, by the axe that is still in the page: injecting it takes longer than a check. */
async function contrastsOn(page: Page): Promise<AxeResults["violations"]> {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as Brought).axe.run(document, {
      runOnly: { type: "rule", values: ["color-contrast"] },
      resultTypes: ["violations"],
    }),
  );
  return violations;
}

/** Axe's findings in both themes (they differ in colours only), and the sideways scroll on the narrowest phone. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.setViewportSize(WIDE);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const violations = colorScheme === "light" ? await violationsOn(page) : await contrastsOn(page);
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical" && id !== OUTSIDE_LANDMARKS) continue;
      faults.push(`${page.url()} (${colorScheme}): ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    }
  }
  await page.setViewportSize(NARROW);
  const sideways = await expectNoSidewaysScroll(page).then(
    () => 0,
    () => sidewaysScroll(page),
  );
  if (sideways > 0) faults.push(`${page.url()} scrolls sideways by ${sideways} px at ${NARROW.width} px`);
  return faults;
}

async function faultsOfAll(page: Page, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"]) faults.push(`${page.url()} asks ahead for ${request.url()}`);
  });
  for (const path of paths) {
    await openPage(page, path);
    const { total, moved } = await layoutShiftsOf(page);
    if (total > (STILL.includes(path) ? MAX_JUMP : MAX_SHIFT))
      faults.push(`${path} jumps by ${total.toFixed(3)} while it opens: ${moved.join("; ")}`);
    faults.push(...(await faultsOf(page)));
    if (!WALKED.test(path)) continue;
    await page.setViewportSize(WIDE);
    faults.push(...(await keyboardFaults(page)));
  }
  return faults;
}

cityTest("visitors' pages are accessible in both themes and on the narrowest phone", async ({ city }) => {
  const page = await openFarAway(city);
  const paths = [
    "/",
    "/kiosk",
    "/jobs",
    "/docs",
    "/docs/api",
    "/docs/button",
    "/docs/reference",
    "/light",
    "/how-it-works",
    "/safety",
    "/button",
    "/city",
    "/boards",
    "/prices",
    "/economics",
    "/privacy",
    "/terms",
    "/sign-in",
    "/sign-up",
    "/setup",
    ...LINKS,
  ];
  expect(await faultsOfAll(page, paths)).toEqual([]);
  // With what it has stored about its resident by now.
  await openPage(page, "/");
});

cityTest("customers' pages are accessible in both themes and on the narrowest phone", async ({ city }) => {
  const customer = await city.openCustomer("Careful Lab");
  const { client } = customer;
  const { blob } = await client.upload(
    new TextEncoder().encode('export default (n) => { if (n === 3) throw new Error("no 3"); return n; };'),
  );
  // An address without a page.
  await client.saveConnection({
    name: "frames",
    endpoint: "https://192.0.2.7",
    bucket: "a-bucket-with-a-name-that-is-rather-long-for-a-phone",
    keys: { accessKeyId: "id", secretAccessKey: "secret" },
  });
  const organisation = await client.makeOrganisation({ name: "The Careful Lab of the Upper Avon" });
  const game = await registerGame(customer, "https://game.example");
  const job = await client.submitJob({
    name: "One of each",
    cause: "So that every part of the page has something to show.",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: 6 },
    replicas: 1,
    budget: "0.10",
  });
  const page = await openFarAway(city, customer.page);
  await openPage(page, `/jobs/${job.id}`);
  const running = await faultsOf(page);
  const resident = await city.openResident();
  await openPage(customer.page, `/jobs/${job.id}`);
  await expectSettled(customer.page, 6);
  const donating = await faultsOf(resident);
  await resident.close();
  const waiting = await submitEndless(customer, "Far away");
  const picture = await client.submitJob({
    name: "In public",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: 4 },
    picture: { kind: "tiles", width: 640, height: 640, tile: 320 },
    cores: 0,
    budget: "0.10",
  });
  await client.publishPicture({ jobId: picture.id, isPublished: true });
  const paths = [
    `/jobs/${picture.id}`,
    `/picture/${picture.id}`,
    "/jobs",
    "/jobs/new",
    "/jobs/new?sample=globins",
    "/jobs/new?write=js",
    `/jobs/${job.id}`,
    `/jobs/${job.id}?unit=2`,
    `/jobs/${waiting}`,
    "/account",
    "/account/months/2026-11",
    "/devices",
    "/household",
    "/pair",
    "/organisations",
    `/organisations/${organisation.organisationId}`,
    "/team",
    "/sites",
    "/payments",
    "/rewards",
    `/light?partner=${game.id}&origin=https%3A%2F%2Fgame.example`,
  ];
  expect([...running, ...donating, ...(await faultsOfAll(page, paths))]).toEqual([]);
});

cityTest("the console's pages are accessible in both themes and on the narrowest phone", async ({ city }) => {
  await city.openResident();
  const admin = await city.openBrowser();
  await signInAdmin(admin, "/admin/devices");
  const device = await admin.getByRole("region", { name: "Devices" }).getByRole("link").first().getAttribute("href");
  const paths = [
    "/admin",
    "/admin/devices",
    device ?? "",
    "/admin/jobs",
    "/admin/reviews",
    "/admin/customers",
    "/admin/admins",
    "/admin/payments",
    "/admin/books",
    "/admin/reconciliation",
    "/admin/rewards",
    "/admin/settings",
    "/admin/settings/tariffs",
    "/admin/settings/tariffs/ontario-tou",
    "/admin/settings/terms",
    "/admin/ledger",
    "/admin/health",
    "/admin/audit",
  ];
  const page = await openFarAway(city, admin);
  expect(await faultsOfAll(page, paths)).toEqual([]);
});

cityTest("a visitor finds the prices in English and French, and calculates with them", async ({ city }) => {
  const page = await city.openBrowser();
  await openPage(page, "/");
  await page.getByRole("link", { name: "What a job costs" }).click();
  await expect(page.getByRole("heading", { name: "What it costs" })).toBeVisible();
  await expect(page.getByText("C$0.02", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Where we are dearer" })).toContainText("C$1.46");
  await page.getByLabel("Hours of one core").fill("1000");
  await page.getByLabel("Two households must agree").check();
  await expect(page.getByRole("status")).toContainText("C$72.00");
  await page.getByLabel("Hours of one core").fill("0");
  await expect(page.getByText("Enter a number of hours from 1 to 1,000,000.")).toBeVisible();
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.getByRole("heading", { name: "Ce que ça coûte" })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
