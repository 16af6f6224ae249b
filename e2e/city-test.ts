import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { watchTroubles } from "./actors/browser-troubles";
import { type Customer, customerOf, signUpCustomer } from "./actors/customer";
import { lightUp } from "./actors/resident";

export interface City {
  /** A browser with its own cookies, storage and device. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** A browser in which a resident has pressed the button. */
  openResident: (options?: BrowserContextOptions) => Promise<Page>;
  /** One who gives a fifth of a core, which leaves the rest to the test. */
  openSparingResident: () => Promise<Page>;
  /** A new customer, signed in. */
  openCustomer: (name: string) => Promise<Customer>;
  /** The customer who has just signed up on `page`. */
  meetCustomer: (page: Page, name: string) => Promise<Customer>;
}

/**
 * A test in the one city that all tests share. Afterwards its customers' jobs are cancelled and its browsers closed,
 * none of which may have logged an error.
 */
export const cityTest = test.extend<{ city: City }>({
  city: async ({ browser, baseURL }, use) => {
    const siteUrl = baseURL ?? "";
    const browsers: { page: Page; troubles: string[] }[] = [];
    const customers: Customer[] = [];
    const openBrowser = async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ locale: "en-CA", ...options });
      const troubles = watchTroubles(context);
      const page = await context.newPage();
      browsers.push({ page, troubles });
      return page;
    };
    const openResident = async (options?: BrowserContextOptions) => {
      const page = await openBrowser(options);
      await lightUp(page);
      return page;
    };
    const remember = (customer: Customer) => {
      customers.push(customer);
      return customer;
    };
    await use({
      openBrowser,
      // It computes while the test looks elsewhere, so animations on its page would be wasted.
      openResident: (options) => openResident({ reducedMotion: "reduce", ...options }),
      openSparingResident: () => openResident({ storageState: { cookies: [], origins: [sparing(siteUrl)] } }),
      openCustomer: async (name) => remember(await signUpCustomer(await openBrowser(), siteUrl, name)),
      meetCustomer: async (page, name) => remember(await customerOf(page, siteUrl, name)),
    });
    for (const customer of customers) await cancelJobs(customer);
    for (const { page } of browsers) await page.context().close();
    expect(browsers.flatMap(({ troubles }) => troubles)).toEqual([]);
  },
});

const sparing = (origin: string) => ({
  origin,
  localStorage: [{ name: "lamplighter.donation", value: JSON.stringify({ sharePercent: 20 }) }],
});

async function cancelJobs({ client }: Customer): Promise<void> {
  const { jobs } = await client.listJobs({ perPage: 100 });
  for (const { id, state } of jobs) {
    if (state === "running" || state === "paused") await client.cancelJob({ jobId: id });
  }
}
