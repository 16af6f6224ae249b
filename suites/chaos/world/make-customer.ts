import { signUp } from "#suites/kit/customers/sign-up";
import { makeKey } from "./make-key";

/** A new customer's API key. */
export async function makeCustomer(siteUrl: string, name: string): Promise<string> {
  const slug = name.toLowerCase().replace(/\W+/g, "-");
  const cookie = await signUp(siteUrl, { name, email: `${slug}@lamplighter.example`, password: `${slug}-password` });
  return makeKey(siteUrl, cookie);
}
