import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT_ROOT } from "../../project-root";
import { ACTORS, ADMIN_ACTORS, ANYONE, type Answers, isAdmin, may, PERSON, READ_JOB } from "./testing/actors";
import { openTenancyCity, PARTNER, SECRET, type TenancyCity } from "./testing/open-tenancy-city";

let at: TenancyCity;

beforeAll(async () => {
  at = await openTenancyCity();
});

afterAll(() => at.close());

/** Pages by visitor: the status, and whether the owner's secret may be on them. `307` leads to the sign-in page. */
const PAGES: Record<string, Answers> = {
  "/": ANYONE,
  "/kiosk": ANYONE,
  "/how-it-works": ANYONE,
  "/safety": ANYONE,
  "/button": ANYONE,
  "/light": ANYONE,
  "/city": ANYONE,
  "/boards": ANYONE,
  // No report is published: coordinator/reports has some.
  "/report/[year]": Object.fromEntries(ACTORS.map((actor) => [actor, 404])) as Answers,
  "/manifest.webmanifest": ANYONE,
  "/prices": ANYONE,
  "/economics": ANYONE,
  "/privacy": ANYONE,
  "/terms": ANYONE,
  "/docs": ANYONE,
  "/docs/[page]": ANYONE,
  "/docs/reference": ANYONE,
  "/sign-in": ANYONE,
  "/sign-up": ANYONE,
  "/setup": ANYONE,
  "/forgot-password": ANYONE,
  "/reset-password": ANYONE,
  "/invitation": ANYONE,
  "/letters": ANYONE,
  "/jobs": ANYONE,
  // Of a job whose picture is not published, whoever asks; `coordinator/http/pictures` tries one that is.
  "/picture/[jobId]": Object.fromEntries(ACTORS.map((actor) => [actor, 404])) as Answers,
  "/jobs/new": { ...PERSON, stranger: 307 },
  "/jobs/[jobId]": { ...READ_JOB, stranger: 307 },
  "/account": { ...PERSON, stranger: 307 },
  "/account/months/[month]": { ...PERSON, stranger: 307 },
  "/team": { ...PERSON, stranger: 307 },
  "/organisations": { ...PERSON, stranger: 307 },
  "/organisations/[organisationId]": {
    ...READ_JOB,
    ...Object.fromEntries(ADMIN_ACTORS.map((admin) => [admin, 404])),
    stranger: 307,
  },
  "/organisations/join": { ...PERSON, stranger: 307 },
  "/devices": { ...PERSON, stranger: 307 },
  "/household": { ...PERSON, stranger: 307 },
  "/sites": { ...PERSON, stranger: 307 },
  "/sites/[site]": {
    ...(Object.fromEntries(ACTORS.map((actor) => [actor, 404])) as Answers),
    owner: 200,
    stranger: 307,
  },
  "/payments": { ...PERSON, stranger: 307 },
  "/rewards": { ...PERSON, stranger: 307 },
  "/pair": { ...PERSON, stranger: 307 },
};

test("every page shows a person's things only to that person and to admins", async () => {
  const manifestFile = join(PROJECT_ROOT, ".next", "app-path-routes-manifest.json");
  const pages = Object.values(JSON.parse(readFileSync(manifestFile, "utf8")) as Record<string, string>).filter(
    (page) => !page.startsWith("/api/") && !page.startsWith("/_"),
  );
  const { deviceId } = at.claimed;
  for (const page of pages) {
    const rule = PAGES[page] ?? (page.startsWith("/admin") ? "console" : undefined);
    if (rule === undefined) throw new Error(`The page ${page} has no rule here: say who may see what on it.`);
    const path = page
      .replace("[jobId]", at.jobId)
      .replace("[organisationId]", at.organisationId)
      .replace("[deviceId]", deviceId)
      .replace("[site]", PARTNER)
      .replace("[page]", "api")
      .replace("[month]", "2026-11")
      .replace("[tariff]", "ontario-tou")
      .replace("[year]", "2026");
    for (const actor of ACTORS.filter((one) => one !== "device")) {
      const { status, text } = await at.ask(actor, "GET", path);
      if (rule !== "console") expect([page, actor, status]).toEqual([page, actor, rule[actor]]);
      const onConsole = isAdmin(actor) && rule === "console";
      const mayKnow = may(actor, "inspect") || onConsole || (actor === "owner" && rule !== "console");
      if (page === "/jobs/[jobId]" && mayKnow) expect([actor, text.includes(SECRET)]).toEqual([actor, true]);
      if (!mayKnow) expect([page, actor, text.includes(SECRET)]).toEqual([page, actor, false]);
      if (rule === "console" && !isAdmin(actor)) {
        expect([page, actor, text.includes(deviceId) && !path.includes(deviceId)]).toEqual([page, actor, false]);
        expect([page, actor, text.includes("other@example.org") && actor !== "other"]).toEqual([page, actor, false]);
      }
    }
  }
});
