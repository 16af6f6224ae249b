/** Signs a new customer up as the sign-up page does; returns the session cookie. */
export async function signUp(
  siteUrl: string,
  person: { name: string; email: string; password: string },
): Promise<string> {
  const response = await fetch(`${siteUrl}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: siteUrl },
    body: JSON.stringify(person),
  });
  if (!response.ok) throw new Error(`Signing up failed: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
