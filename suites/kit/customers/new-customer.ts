import { createClient, type LamplighterClient } from "#client/lamplighter";
import { askAuth } from "./ask-auth";
import { makeKey } from "./make-key";

export interface NewCustomer {
  apiKey: string;
  client: LamplighterClient;
}

/** Signs a customer up as the sign-up page does, and makes them an API key. */
export async function newCustomer(
  siteUrl: string,
  person: { name: string; email: string; password: string },
): Promise<NewCustomer> {
  return withKey(siteUrl, await askAuth(siteUrl, "sign-up/email", person));
}

/** Signs in an existing person, for instance the admin, and makes an API key. */
export async function knownCustomer(
  siteUrl: string,
  person: { email: string; password: string },
): Promise<NewCustomer> {
  return withKey(siteUrl, await askAuth(siteUrl, "sign-in/email", person));
}

async function withKey(siteUrl: string, cookie: string): Promise<NewCustomer> {
  const apiKey = await makeKey(siteUrl, cookie);
  return { apiKey, client: createClient({ baseUrl: siteUrl, apiKey }) };
}
