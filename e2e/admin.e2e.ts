import { expect, type Page } from "@playwright/test";
import { englishAmong } from "#app/_messages/testing/english-among.ts";
import { LANGUAGE_COOKIE } from "#protocol/text/language";
import { signInAdmin } from "./actors/admin";
import { submitEndless } from "./actors/endless-job";
import { expectSettled } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { expectWorking, truthOf } from "./actors/resident";
import { textsOfPage } from "./actors/texts-of-page";
import { cityTest } from "./city-test";

const auditRow = (page: Page, act: string, detail: string) =>
  page
    .getByRole("region", { name: /^(Audit log|Journal d’audit)$/ })
    .getByRole("row")
    .filter({ hasText: act })
    .filter({ hasText: detail });

cityTest("an admin sees the fleet and the job, stops all work with one lever, and resumes it", async ({ city }) => {
  const customer = await city.newCustomer("Bridge Works");
  const jobId = await submitEndless(customer, "Bridges under load");
  const resident = await city.openSparingResident();
  await expectWorking(resident, "Bridges under load");
  const admin = await city.openBrowser();
  await signInAdmin(admin, "/admin");
  const running = admin.getByRole("listitem").filter({ hasText: "Bridges under load" });
  await expect(running.getByText("for Bridge Works")).toBeVisible();
  await expect(running.getByText(/^[1-9] of 8 cores$/)).toBeVisible();

  await admin.getByRole("button", { name: "Lift the cover" }).click();
  await admin.getByRole("button", { name: "Stop all work" }).click();
  await admin.getByRole("button", { name: "Stop the city" }).click();
  await expect(admin.getByText("Say why in a few words.")).toBeVisible();
  await admin.getByLabel("Reason").fill("Thunderstorm over the river");
  await admin.getByRole("button", { name: "Stop the city" }).click();
  await expect(admin.getByRole("button", { name: "Resume" })).toBeVisible();
  await expect(truthOf(resident)).toHaveText("The city has paused all work.");
  await expect(resident.getByText("It says: Thunderstorm over the river")).toBeVisible();
  const stopped = await customer.client.getJob({ jobId });
  expect(stopped.coresNow).toBe(0);

  await admin.getByRole("button", { name: "Resume" }).click();
  await admin.getByRole("button", { name: "Resume the city" }).click();
  await expectWorking(resident, "Bridges under load");
  await expect.poll(async () => (await customer.client.getJob({ jobId })).agreed).toBeGreaterThan(stopped.agreed);

  await openPage(admin, "/admin/audit");
  await expect(auditRow(admin, "city.stopped", "Thunderstorm over the river")).toHaveCount(1);
  await expect(auditRow(admin, "city.resumed", "").first()).toBeVisible();
  await expect(auditRow(admin, "job.submitted", "Bridges under load")).toHaveCount(1);
});

cityTest("while nobody is vouched for, the console says so and what to do, in both languages", async ({ city }) => {
  await city.newCustomer("Known Works");
  const admin = await city.openBrowser();
  await signInAdmin(admin, "/admin");
  const notice = admin.getByText("No customer has been vouched for yet");
  await expect(notice).toBeVisible();
  const french = await city.openBrowser({ locale: "fr-CA" });
  await signInAdmin(french, "/admin");
  await expect(french.getByText("Aucun client n’a encore de garant")).toBeVisible();

  await admin.getByRole("link", { name: "Go to customers" }).click();
  const row = admin.getByRole("row").filter({ hasText: "Known Works" });
  await row.getByRole("button", { name: /^Give money/ }).click();
  await admin.getByLabel("Amount").fill("1");
  await admin.getByLabel("Note").fill("We know them");
  await admin.getByRole("alertdialog").getByRole("button", { name: "Give it" }).click();
  await expect(admin.getByText(/^Known Works has C\$/)).toBeVisible();
  await openPage(admin, "/admin");
  await expect(admin.getByRole("button", { name: "Lift the cover" })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

cityTest("an admin stops one job and gives a reason, which its customer sees", async ({ city }) => {
  const customer = await city.openCustomer("Rude Works");
  const jobId = await submitEndless(customer, "Rude job");
  await openPage(customer.page, `/jobs/${jobId}`);
  const admin = await city.openBrowser();
  await signInAdmin(admin, "/admin/jobs");
  const row = admin.getByRole("row").filter({ hasText: "Rude job" });
  await row.getByRole("button", { name: /^Stop/ }).click();
  const dialog = admin.getByRole("alertdialog");
  await dialog.getByLabel("Reason").fill("It says unkind things of its neighbours");
  await dialog.getByRole("button", { name: /^Stop/ }).click();
  await expect(customer.page.getByText("This job was cancelled")).toBeVisible();
  await expect(customer.page.getByText(/It says unkind things of its neighbours/).first()).toBeVisible();
  expect(await customer.client.getAccount({})).toMatchObject({ heldNanos: 0 });
});

cityTest(
  "a device is vouched for as the city's own, and gets no work from a ban until it is welcome again",
  async ({ city }) => {
    const customer = await city.newCustomer("Honest Works");
    const jobId = await submitEndless(customer, "Honest work");
    const resident = await city.openSparingResident();
    await expectWorking(resident, "Honest work");
    const admin = await city.openBrowser();
    await signInAdmin(admin, "/admin/devices?show=online");
    const device = admin.getByRole("row").filter({ hasText: "Honest work" });
    await device.getByRole("link").first().click();
    await expect(admin.getByText("What it returned")).toBeVisible();

    await admin.getByRole("button", { name: "Vouch for it" }).click();
    const vouching = admin.getByRole("alertdialog");
    await vouching.getByLabel("Reason").fill("It stands behind the library's desk");
    await vouching.getByRole("button", { name: "Vouch for it" }).click();
    await expect(admin.getByText("the city's own: an admin vouches for it")).toBeVisible();
    await expect(admin.getByRole("button", { name: "Vouch for it no longer" })).toBeVisible();

    await admin.getByRole("button", { name: "Ban", exact: true }).click();
    await admin.getByLabel("Reason").fill("Answers that nobody else gets");
    await admin.getByRole("button", { name: "Ban the device" }).click();
    await expect(admin.getByText("This device gets no work")).toBeVisible();
    await expect(truthOf(resident)).toHaveText("The city has set this device aside.");
    const banned = await customer.client.getJob({ jobId });
    expect(banned.coresNow).toBe(0);
    await resident.reload();
    await expect(truthOf(resident)).toHaveText("The city has set this device aside.");

    await admin.getByRole("button", { name: "Welcome it again" }).click();
    await admin.getByRole("alertdialog").getByRole("button", { name: "Welcome it again" }).click();
    await expectWorking(resident, "Honest work");
    await openPage(admin, "/admin/audit");
    await expect(auditRow(admin, "device.anchored", "It stands behind the library's desk")).toHaveCount(1);
    await expect(auditRow(admin, "device.banned", "Answers that nobody else gets")).toHaveCount(1);
    await expect(auditRow(admin, "device.unbanned", "").first()).toBeVisible();
  },
);

/** The console's lists, filled and empty. */
const PAGES = [
  "/admin",
  "/admin/devices",
  "/admin/devices?show=removed&find=none+such",
  "/admin/jobs",
  "/admin/jobs?find=none+such",
  "/admin/reviews",
  "/admin/customers",
  "/admin/customers?find=none+such",
  "/admin/admins",
  "/admin/ledger",
  "/admin/audit",
];

cityTest(
  "after paid work the ledger still sums to zero, and every page of the console is also in French",
  async ({ city }) => {
    const customer = await city.openCustomer("Paying Works");
    const { blob } = await customer.client.upload(new TextEncoder().encode("export default (n) => n * 2;"));
    const job = await customer.client.submitJob({
      name: "Paid doubles",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "range", from: 1, to: 20 },
      replicas: 1,
      budget: "0.50",
    });
    await openPage(customer.page, `/jobs/${job.id}`);
    await city.openResident();
    await expectSettled(customer.page, 20);
    const admin = await city.openBrowser();
    await signInAdmin(admin, "/admin/ledger");
    await expect(admin.getByRole("heading", { name: "It sums to zero" })).toBeVisible();
    const together = admin.getByRole("region", { name: "Balances by kind of account" }).getByRole("row").last();
    await expect(together.getByRole("cell").last()).toHaveText(/^C\$0\.0+$/);

    const french = await city.openBrowser();
    await french.context().addCookies([{ name: LANGUAGE_COOKIE, value: "fr", url: new URL(admin.url()).origin }]);
    await signInAdmin(french, "/admin");
    for (const path of PAGES) {
      await openPage(french, path);
      expect([path, englishAmong(await textsOfPage(french))]).toEqual([path, []]);
    }
    await expect(auditRow(french, "a soumis un calcul", "Paid doubles : 20 unités, 0,50 $ CA")).toHaveCount(1);
    await openPage(french, "/admin/devices");
    await french.getByRole("row").nth(1).getByRole("link").first().click();
    await expect(french.getByText("Ce qu’il a rendu")).toBeVisible();
    expect(englishAmong(await textsOfPage(french))).toEqual([]);
    await openPage(french, "/admin");
    await french.getByRole("button", { name: "Soulever le capot" }).click();
    await french.getByRole("button", { name: "Arrêter tout le travail" }).click();
    await expect(french.getByRole("alertdialog")).toBeVisible();
    expect(englishAmong(await textsOfPage(french))).toEqual([]);
  },
);

cityTest("only admins can open the console", async ({ city }) => {
  const { page, client } = await city.openCustomer("Curious Works");
  for (const path of ["/admin", "/admin/devices", "/admin/jobs", "/admin/customers", "/admin/ledger", "/admin/audit"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "This console is for the city's admins" })).toBeVisible();
  }
  await expect(client.stopCity({ reason: "because I can" })).rejects.toMatchObject({
    code: "FORBIDDEN",
    httpStatus: 403,
  });
  await expect(client.getLedger({})).rejects.toMatchObject({ httpStatus: 403 });
  expect(await client.getAccount({})).toMatchObject({ role: "person" });

  const stranger = await city.openBrowser();
  await stranger.goto("/admin/ledger");
  await expect(stranger).toHaveURL(/\/sign-in\?next=%2Fadmin%2Fledger$/);
});
