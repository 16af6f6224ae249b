import { newCustomer } from "#suites/kit/customers/new-customer";
import { Scratch } from "#suites/kit/scratch";
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
  const scratch = new Scratch("hostile");
  const site = await startSite(scratch.folder, ADMIN, EVERY_ENGINE);
  const close = async () => {
    await site.stop();
    scratch.clear();
  };
  try {
    const [attacker, neighbour] = await Promise.all([customer(site.url, "Mallory"), customer(site.url, "Neighbour")]);
    const customers = { attacker: attacker.client, neighbour: neighbour.client, plant: plantAsMetered(scratch.folder) };
    return { url: site.url, customers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function customer(siteUrl: string, name: string) {
  const email = `${name.toLowerCase()}@example.org`;
  return newCustomer(siteUrl, { name, email, password: "a few words in a row" });
}
