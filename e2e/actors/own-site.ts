import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { FIRST_TERMS } from "#protocol/people/terms";
import { databaseOf } from "#suites/bench/site/database-of";
import { startSite } from "#suites/kit/site/start-site";
import { ADMIN } from "./admin";
import { type Customer, customerOf, newPerson } from "./customer";

export interface OwnSite {
  url: string;
  /** What a test does not wait a month or for a thousand devices for. */
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Signs somebody in on a page. */
  signIn(page: Page, person: { email: string; password: string }): Promise<void>;
  /** Somebody new with a confirmed address, who is signed in on the page. */
  meet(page: Page, name: string): Promise<Customer & { email: string; id: string }>;
  close(): Promise<void>;
}

/** A site that the tests of one file have for themselves, with settings and a database of its own. */
export async function openOwnSite(settings: Record<string, string> = {}): Promise<OwnSite> {
  const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-own-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  const dataDir = path.join(folder, "data");
  const site = await startSite(dataDir, ADMIN, settings);
  const query: OwnSite["query"] = async (sql, values = []) => {
    const database = await databaseOf(dataDir);
    try {
      return (await database.query(sql, values)).rows;
    } finally {
      await database.end();
    }
  };
  const signIn: OwnSite["signIn"] = async (page, data) => {
    const headers = { origin: site.url };
    const signedIn = await page.request.post(`${site.url}/api/auth/sign-in/email`, { headers, data });
    if (!signedIn.ok()) throw new Error(`Signing in failed: ${signedIn.status()} ${await signedIn.text()}`);
  };
  return {
    url: site.url,
    query,
    signIn,
    async meet(page, name) {
      const person = { ...newPerson(name), terms: FIRST_TERMS };
      await page.request.post(`${site.url}/api/auth/sign-up/email`, { headers: { origin: site.url }, data: person });
      const confirm = "UPDATE person SET email_verified = true WHERE email = $1 RETURNING id";
      const [known] = await query<{ id: string }>(confirm, [person.email]);
      await signIn(page, person);
      return { ...(await customerOf(page, site.url, name)), email: person.email, id: known?.id ?? "" };
    },
    async close() {
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
