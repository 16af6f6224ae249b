import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { watchTroubles } from "./actors/browser-troubles";
import { type ApiCustomer, type Customer, customerOf, signUpApiCustomer, signUpCustomer } from "./actors/customer";
import { lightUp } from "./actors/resident";
import { sparingDonation } from "./actors/sparing-donation";

export interface City {
  /** A browser with its own cookies, storage and device. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** A browser in which a resident has pressed the button. */
  openResident: (options?: BrowserContextOptions) => Promise<Page>;
  /** One who gives a fifth of a core, which leaves the rest to the test. */
  openSparingResident: () => Promise<Page>;
  /** A new customer who has no browser. */
  newCustomer: (name: string) => Promise<ApiCustomer>;
  /** A new customer, signed in. */
  openCustomer: (name: string) => Promise<Customer>;
  /** The customer who has just signed up on `page`. */
  meetCustomer: (page: Page, name: string) => Promise<Customer>;
}

/**
 * For who computes while the test looks elsewhere: animations on their page would be wasted, and so would the worker that
 * keeps the page for when there is no network, which loads all of it again.
 */
const COMPUTES_ONLY: BrowserContextOptions = { reducedMotion: "reduce", serviceWorkers: "block" };

/**
 * A test in the one city that all tests share. Afterwards its customers' jobs are cancelled and its browsers closed,
 * none of which may have logged an error.
 */
export const cityTest = test.extend<{ city: City }>({
  city: async ({ browser, baseURL }, use) => {
    const siteUrl = baseURL ?? "";
    const browsers: { page: Page; troubles: string[] }[] = [];
    const customers: ApiCustomer[] = [];
    const openBrowser = async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ locale: "en-CA", ...options });
      const troubles = await watchTroubles(context);
      const page = await context.newPage();
      browsers.push({ page, troubles });
      return page;
    };
    const openResident = async (options?: BrowserContextOptions) => {
      const page = await openBrowser(options);
      await lightUp(page);
      return page;
    };
    const remember = <One extends ApiCustomer>(customer: One): One => {
      customers.push(customer);
      return customer;
    };
    await use({
      openBrowser,
      openResident: (options) => openResident({ ...COMPUTES_ONLY, ...options }),
      openSparingResident: () => openResident(sparingDonation(siteUrl)),
      newCustomer: async (name) => remember(await signUpApiCustomer(siteUrl, name)),
      openCustomer: async (name) => remember(await signUpCustomer(await openBrowser(), siteUrl, name)),
      meetCustomer: async (page, name) => remember(await customerOf(page, siteUrl, name)),
    });
    for (const customer of customers) await cancelJobs(customer);
    for (const { page } of browsers) await page.context().close();
    expect(browsers.flatMap(({ troubles }) => troubles)).toEqual([]);
  },
});

async function cancelJobs({ client }: ApiCustomer): Promise<void> {
  const { jobs } = await client.listJobs({ perPage: 100 });
  for (const { id, state } of jobs) {
    if (state === "running" || state === "paused") await client.cancelJob({ jobId: id });
  }
}
