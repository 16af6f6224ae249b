import { createClient, type LamplighterClient } from "#client/lamplighter";
import { signUp } from "#suites/kit/customers/sign-up";
import { startSite } from "#suites/kit/site/start-site";
import type { Scratch } from "../scratch";
import { rssOf } from "./rss-of";

/** The product as it is served, in a process of its own, and a customer with an API key. */
export interface BenchSite {
  url: string;
  dataDir: string;
  client: LamplighterClient;
  /** A further customer, and the key that their client sends. */
  join(name: string): Promise<{ client: LamplighterClient; apiKey: string }>;
  /** Memory of the process that is coordinator and site. */
  rssBytes(): number;
  stop(): Promise<void>;
}

const ADMIN = { email: "admin@lamplighter.example", password: "bench-admin-password" };
const CUSTOMER = { name: "Bench Lab", email: "bench@lamplighter.example", password: "bench-lab-password" };

/** With further `settings` of its environment. */
export async function openSite(scratch: Scratch, settings: Record<string, string> = {}): Promise<BenchSite> {
  const dataDir = scratch.folder("site");
  const site = await startSite(dataDir, ADMIN, settings);
  const atExit = () => site.child.kill("SIGKILL");
  process.once("exit", atExit);
  const stop = async () => {
    await site.stop();
    process.removeListener("exit", atExit);
    scratch.remove(dataDir);
  };
  try {
    const become = async (person: typeof CUSTOMER) => {
      const apiKey = await makeKey(site.url, await signUp(site.url, person));
      return { apiKey, client: createClient({ baseUrl: site.url, apiKey }) };
    };
    const { client } = await become(CUSTOMER);
    const join = (name: string) =>
      become({ name, email: `${name.toLowerCase()}@lamplighter.example`, password: `bench-${name}-password` });
    return { url: site.url, dataDir, client, join, rssBytes: () => rssOf(site.child.pid ?? 0), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeKey(siteUrl: string, cookie: string): Promise<string> {
  const response = await fetch(`${siteUrl}/api/v1/account/keys`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: siteUrl, cookie },
    body: JSON.stringify({ name: "bench" }),
  });
  if (!response.ok) throw new Error(`Making an API key failed: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { key: string }).key;
}
