/** Calls a path of `/api/auth` and returns the session cookie. */
export async function askAuth(siteUrl: string, door: string, body: object): Promise<string> {
  const response = await fetch(`${siteUrl}/api/auth/${door}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: siteUrl },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${door} failed: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
