import { createHash } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { englishAmong } from "#app/_messages/testing/english-among.ts";
import { commandOutput } from "#coordinator/testing/command-output";
import { type Mailbox, openMailbox } from "#coordinator/testing/mailbox";
import { SocketDevice } from "#coordinator/testing/socket-device";
import { fixedSpaces } from "#protocol/text/fixed-spaces";
import { knownCustomer } from "#suites/kit/customers/new-customer";
import { ADMIN } from "./actors/admin";
import { settledUnits, stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { type OwnSite, openOwnSite } from "./actors/own-site";
import { sayText, submitSpoken } from "./actors/say-text";
import { expectNoSidewaysScroll } from "./actors/sideways-scroll";
import { textsOfPage } from "./actors/texts-of-page";
import { cityTest } from "./city-test";

const UNITS = 200;
const HONEST = 4;
/** Of each job. */
const LIES = 2;

let mailbox: Mailbox;
let site: OwnSite;

cityTest.beforeAll(async () => {
  mailbox = await openMailbox();
  site = await openOwnSite({ SMTP_URL: mailbox.url, MAIL_FROM: "Stratford <city@example.org>" });
});

cityTest.afterAll(async () => {
  await site.close();
  await mailbox.close();
});

/** Believed lies: what a device alone had said of two units of the job is something else now. */
async function plantLies(jobId: string, deviceId: string) {
  const wrong = commandOutput("a lie");
  const digest = createHash("sha256").update(wrong).digest();
  const planted = await site.query(
    `UPDATE replica SET output = $3, digest = $4 FROM (
       SELECT r.job_no, r.unit FROM replica AS r JOIN job ON job.no = r.job_no JOIN device ON device.no = r.device_no
       WHERE job.id = $1 AND device.id = $2 AND settles
         AND NOT EXISTS (SELECT FROM replica AS o WHERE o.job_no = r.job_no AND o.unit = r.unit AND o.device_no <> r.device_no)
       ORDER BY r.unit LIMIT $5) AS alone
     WHERE replica.job_no = alone.job_no AND replica.unit = alone.unit RETURNING replica.unit`,
    [jobId, deviceId, wrong, digest, LIES],
  );
  expect(planted).toHaveLength(LIES);
}

cityTest("open pages of finished jobs learn that results are in doubt, and what became of them", async ({ city }) => {
  const english = await site.meet(await city.openBrowser({ baseURL: site.url }), "Tidal Works");
  const french = await site.meet(await city.openBrowser({ baseURL: site.url, locale: "fr-CA" }), "Ateliers du Port");
  const admin = await knownCustomer(site.url, ADMIN);
  for (const { id: customerId } of [english, french])
    await admin.client.giveMoney({ customerId, amount: "1", note: "known to the city" });
  const untilFinished = async ({ client }: typeof english, jobId: string) =>
    expect.poll(async () => (await client.getJob({ jobId })).state, { timeout: 300_000 }).toBe("finished");

  let isLying = false;
  const honest = Array.from({ length: HONEST }, () => new SocketDevice(site.url, { answer: say, grantMs: 5 }));
  const liar = new SocketDevice(site.url, {
    answer: (unit) => sayText(unit, isLying ? `a lie about ${unit}` : `unit ${unit}`),
    grantMs: 5,
  });
  await untilFinished(
    english,
    await submitSpoken(english, { name: "In which devices earn trust", units: UNITS, replicas: 2 }),
  );
  const tides = await submitSpoken(english, { name: "Tides of the year", units: UNITS });
  const ports = await submitSpoken(french, { name: "Ports du Québec", units: UNITS });
  await untilFinished(english, tides);
  await untilFinished(french, ports);
  for (const jobId of [tides, ports]) await plantLies(jobId, liar.deviceId);
  // Until the pages are open and nobody is there to compute anything.
  await site.query("UPDATE job SET finished_at = finished_at + interval '1 hour'");
  for (const [{ page }, language] of [
    [english, "en"],
    [french, "fr"],
  ] as const) {
    const headers = { origin: site.url, "accept-language": language };
    await page.request.post("/api/v1/account/letters", { headers, data: { on: true } });
  }
  isLying = true;
  await untilFinished(
    english,
    await submitSpoken(english, { name: "In which somebody is caught", units: 20, replicas: 2 }),
  );
  for (const device of [liar, ...honest]) device.close();

  await openPage(english.page, `/jobs/${tides}`);
  await openPage(french.page, `/jobs/${ports}`);
  await expect(stateOf(english.page, "Finished")).toBeVisible();
  const notice = english.page.getByText("Results of this job were in doubt after it had finished");
  const avis = french.page.getByText("Des résultats de ce calcul étaient douteux après sa fin");
  for (const one of [notice, avis]) await expect(one).toHaveCount(0);
  await site.query("UPDATE job SET finished_at = finished_at - interval '2 hours'");
  for (const one of [notice, avis]) await expect(one).toBeVisible();
  await expect(stateOf(english.page, "Waiting for a core")).toBeVisible();
  await expect(english.page.getByText(/being computed again by others; until then/)).toBeVisible();
  expect(Number(await settledUnits(english.page).getAttribute("aria-valuenow"))).toBeLessThan(UNITS);
  await expect(french.page.getByText(/recalculés par d’autres\s;\sjusque-là/)).toBeVisible();
  const letterTo = ({ email }: typeof english, words: string) =>
    expect.poll(() => mailbox.textTo(email), { timeout: 60_000 }).toContain(words);
  await letterTo(english, 'Your job "Tides of the year" is open again');
  await letterTo(french, fixedSpaces("Votre calcul « Ports du Québec » est rouvert"));

  const again = honest.map(({ deviceToken }) => new SocketDevice(site.url, { answer: say, grantMs: 5, deviceToken }));
  await expect(english.page.getByText(/^2 were wrong and are right now/)).toBeVisible({ timeout: 300_000 });
  await expect(french.page.getByText(/^2 étaient faux et sont justes maintenant/)).toBeVisible({ timeout: 300_000 });
  await expect(stateOf(english.page, "Finished")).toBeVisible();
  await expect(settledUnits(english.page)).toHaveAttribute("aria-valuenow", String(UNITS));
  const { results } = await english.client.listResults({ jobId: tides, limit: UNITS });
  expect(results.map(({ text }) => text)).toEqual(Array.from({ length: UNITS }, (_, unit) => `unit ${unit}`));
  await letterTo(english, 'Your job "Tides of the year" is finished');
  expect(mailbox.textTo(english.email)).toContain("What could be computed again was");
  await letterTo(french, fixedSpaces("Votre calcul « Ports du Québec » est terminé"));
  expect(mailbox.textTo(french.email)).toContain("Ce qui pouvait être recalculé l’a été");
  for (const device of again) device.close();

  expect(englishAmong(await textsOfPage(french.page))).toEqual([]);
  await french.page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(french.page);
  for (const colorScheme of ["light", "dark"] as const) {
    await french.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page: french.page }).include("main").analyze();
    expect(violations).toEqual([]);
  }
});

const say = (unit: number) => sayText(unit, `unit ${unit}`);
