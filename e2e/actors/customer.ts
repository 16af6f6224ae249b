import type { Page } from "@playwright/test";
import { createClient, type LamplighterClient } from "#client/lamplighter";
import { FIRST_TERMS } from "#protocol/people/terms";
import { makeKey } from "#suites/kit/customers/make-key";
import { newCustomer } from "#suites/kit/customers/new-customer";

/** One who uses the API only: a browser that nobody looks at would be opened for nothing. */
export interface ApiCustomer {
  name: string;
  /** The API with a key of theirs. */
  client: LamplighterClient;
  key: string;
}

export interface Customer extends ApiCustomer {
  /** A browser in which they are signed in. */
  page: Page;
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** A person whom no other test uses. */
export const newPerson = (name: string): Person => ({
  name,
  email: `${name.toLowerCase().replace(/\W+/g, ".")}.${crypto.randomUUID().slice(0, 8)}@example.org`,
  password: "a few words in a row",
});

export async function signUpApiCustomer(siteUrl: string, name: string): Promise<ApiCustomer> {
  const person = { ...newPerson(name), terms: FIRST_TERMS };
  const { apiKey, client } = await newCustomer(siteUrl, person);
  return { name, key: apiKey, client };
}

/** Signs a new customer up over HTTP, for tests that are not about signing up. */
export async function signUpCustomer(page: Page, siteUrl: string, name: string): Promise<Customer> {
  const headers = { origin: siteUrl };
  const data = { ...newPerson(name), terms: FIRST_TERMS };
  const signedUp = await page.request.post("/api/auth/sign-up/email", { headers, data });
  if (!signedUp.ok()) throw new Error(`Signing up failed: ${signedUp.status()} ${await signedUp.text()}`);
  return customerOf(page, siteUrl, name);
}

/** The person who is signed in on `page`, with a new key for the API. */
export async function customerOf(page: Page, siteUrl: string, name: string): Promise<Customer> {
  const cookies = await page.context().cookies(siteUrl);
  const key = await makeKey(siteUrl, cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
  return { name, page, key, client: createClient({ baseUrl: siteUrl, apiKey: key }) };
}
