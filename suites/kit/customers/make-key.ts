/** Makes an API key for the owner of the session cookie. */
export async function makeKey(siteUrl: string, cookie: string): Promise<string> {
  const response = await fetch(`${siteUrl}/api/v1/account/keys`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: siteUrl, cookie },
    body: JSON.stringify({ name: "tests" }),
  });
  if (!response.ok) throw new Error(`Making an API key failed: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { key: string }).key;
}
