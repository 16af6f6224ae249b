import type { LamplighterClient } from "#client/lamplighter";
import { newCustomer } from "#suites/kit/customers/new-customer";
import type { Scratch } from "#suites/kit/scratch";
import { startSite } from "#suites/kit/site/start-site";
import { cpuMsOf } from "./cpu-ms-of";
import { rssOf } from "./rss-of";

/** The product as it is served, in its own process, and a customer with an API key. */
export interface BenchSite {
  url: string;
  dataDir: string;
  client: LamplighterClient;
  /** Another customer, and the client's key. */
  join(name: string): Promise<{ client: LamplighterClient; apiKey: string }>;
  /** Memory of the process with coordinator and site. */
  rssBytes(): number;
  /** CPU time that it has used so far. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export const ADMIN = { email: "admin@lamplighter.example", password: "bench-admin-password" };
export const CUSTOMER = { name: "Bench Lab", email: "bench@lamplighter.example", password: "bench-lab-password" };

/** With further `settings` of its environment. */
export async function openSite(scratch: Scratch, settings: Record<string, string> = {}): Promise<BenchSite> {
  const dataDir = scratch.newFolder("site");
  const site = await startSite(dataDir, ADMIN, settings);
  const atExit = () => site.child.kill("SIGKILL");
  process.once("exit", atExit);
  const stop = async () => {
    await site.stop();
    process.removeListener("exit", atExit);
    scratch.remove(dataDir);
  };
  try {
    const { client } = await newCustomer(site.url, CUSTOMER);
    const join = (name: string) =>
      newCustomer(site.url, {
        name,
        email: `${name.toLowerCase()}@lamplighter.example`,
        password: `bench-${name}-password`,
      });
    const pid = site.child.pid ?? 0;
    return { url: site.url, dataDir, client, join, rssBytes: () => rssOf(pid), cpuMs: () => cpuMsOf(pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
