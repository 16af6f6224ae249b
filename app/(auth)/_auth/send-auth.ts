export type AuthAnswer = { kind: "done" } | { kind: "refused"; message: string };

const SENTENCES: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "No account has this email and password. Check both, or make an account.",
  USER_ALREADY_EXISTS: "There is an account with this email already. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "There is an account with this email already. Sign in instead.",
  INVALID_EMAIL: "This email address is not complete. It looks like name@example.org.",
  INVALID_PASSWORD: "This is not your present password. Check it, or have a new one sent to you.",
  INVALID_TOKEN: "This link was used or is out of date, and nothing was changed. Ask for another one.",
  PASSWORD_TOO_SHORT: "The password is too short. Use at least 8 characters.",
  PASSWORD_TOO_LONG: "The password is too long. Use at most 128 characters.",
};

/** Posts to the site's sign-in machinery and puts a refusal in plain words. */
export async function sendAuth(path: string, body: Record<string, string>): Promise<AuthAnswer> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (answer === null) {
    return refused("The site could not be reached, so nothing was sent. Check your connection and try again.");
  }
  if (answer.ok) return { kind: "done" };
  const said: unknown = await answer.json().catch(() => null);
  const isOurs = typeof said === "object" && said !== null && ("code" in said || "error" in said);
  if (answer.status === 429 && !isOurs) {
    return refused("That was too many tries in a row. Wait a minute, then try again.");
  }
  const told = refusalIn(said);
  return refused(told ?? "Something went wrong on our side and nothing was changed. Try again in a moment.");
}

const refused = (message: string): AuthAnswer => ({ kind: "refused", message });

function refusalIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if ("error" in body && typeof body.error === "object" && body.error !== null && "message" in body.error) {
    return typeof body.error.message === "string" ? body.error.message : undefined;
  }
  if ("code" in body && typeof body.code === "string" && SENTENCES[body.code]) return SENTENCES[body.code];
  return "message" in body && typeof body.message === "string" && body.message !== "" ? body.message : undefined;
}
