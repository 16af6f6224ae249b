import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient, type LamplighterClient } from "#client/lamplighter";
import { signUp } from "#suites/kit/customers/sign-up";
import { startSite } from "#suites/kit/site/start-site";
import { plantAsMetered } from "./plant-as-metered";
import type { Customers } from "./run-attack";

export interface HostileCity {
  url: string;
  customers: Customers;
  close(): Promise<void>;
}

const ADMIN = { email: "admin@city.example", password: "hostile suite admin" };
/** Scripts go wherever a city may let them go. */
const EVERY_ENGINE = { SCRIPT_ENGINES: "chromium,firefox" };

/** The product as it is served, with a hostile customer and one who minds their own business. */
export async function openCity(): Promise<HostileCity> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "lamplighter-hostile-"));
  const site = await startSite(dataDir, ADMIN, EVERY_ENGINE);
  const close = async () => {
    await site.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const [attacker, neighbour] = await Promise.all([customer(site.url, "Mallory"), customer(site.url, "Neighbour")]);
    return { url: site.url, customers: { attacker, neighbour, plant: plantAsMetered(dataDir) }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function customer(siteUrl: string, name: string): Promise<LamplighterClient> {
  const email = `${name.toLowerCase()}@example.org`;
  const cookie = await signUp(siteUrl, { name, email, password: "a few words in a row" });
  const response = await fetch(`${siteUrl}/api/v1/account/keys`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: siteUrl, cookie },
    body: JSON.stringify({ name: "hostile suite" }),
  });
  if (!response.ok) throw new Error(`Making an API key failed: ${response.status} ${await response.text()}`);
  const { key } = (await response.json()) as { key: string };
  return createClient({ baseUrl: siteUrl, apiKey: key });
}
