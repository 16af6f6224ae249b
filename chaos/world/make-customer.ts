import { signUp } from "../../demo/sign-up";

/** A new customer's API key. */
export async function makeCustomer(siteUrl: string, name: string): Promise<string> {
  const slug = name.toLowerCase().replace(/\W+/g, "-");
  const cookie = await signUp(siteUrl, { name, email: `${slug}@lamplighter.example`, password: `${slug}-password` });
  const response = await fetch(`${siteUrl}/api/v1/account/keys`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: siteUrl, cookie },
    body: JSON.stringify({ name: "chaos" }),
  });
  if (!response.ok) throw new Error(`Making an API key failed: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { key: string }).key;
}
