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
/** Allows scripts in all engines that a city can allow. */
const EVERY_ENGINE = { SCRIPT_ENGINES: "chromium,firefox" };

/** The product as it is served, with a hostile customer and an innocent one. */
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
