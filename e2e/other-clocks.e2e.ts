import type { Page } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { submitEndless } from "./actors/endless-job";
import { expectSettled } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { type City, cityTest } from "./city-test";

const DAY_MS = 86_400_000;
const FAR_AWAY = { timezoneId: "Pacific/Kiritimati", locale: "ar-EG" };

/** Opens the pages, as whoever is signed in on `page`, where clock, zone and language are far from the server's. */
async function openElsewhere(city: City, page: Page, paths: readonly string[]): Promise<void> {
  const elsewhere = await city.openBrowser({ ...FAR_AWAY, storageState: await page.context().storageState() });
  await elsewhere.clock.setFixedTime(Date.now() + DAY_MS);
  for (const path of paths) await openPage(elsewhere, path);
}

// That no browser draws another page than the server sent is what the city asks of every test: see watchTroubles.
cityTest(
  "pages are taken over as the server drew them, whatever the browser's clock and language",
  async ({ city }) => {
    const stranger = await city.openBrowser();
    await openPage(stranger, "/");
    await openElsewhere(city, stranger, ["/", "/how-it-works", "/safety", "/prices", "/sign-in", "/sign-up"]);

    const customer = await city.openCustomer("Lab of Kiritimati");
    const { page, client } = customer;
    const { blob } = await client.upload(new TextEncoder().encode("export default (n) => n;"));
    const short = await client.submitJob({
      name: "Soon done",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "range", from: 1, to: 3 },
      replicas: 1,
      budget: "0.10",
    });
    const resident = await city.openResident();
    await openPage(page, `/jobs/${short.id}`);
    await expectSettled(page, 3);
    await resident.close();
    const running = await submitEndless(customer, "Far away");
    const paths = [`/jobs/${running}`, `/jobs/${short.id}?unit=2`, "/jobs", "/jobs/new?sample=globins", "/account"];
    await openElsewhere(city, page, paths);

    const admin = await city.openBrowser();
    await signInAdmin(admin, "/admin");
    const console = ["/admin", "/admin/devices", "/admin/jobs", "/admin/customers", "/admin/ledger", "/admin/audit"];
    await openElsewhere(city, admin, console);
  },
);
