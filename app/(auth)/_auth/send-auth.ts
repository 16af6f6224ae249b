import type { Language } from "#protocol/text/language";
import { AUTH_WORDS, type AuthCode, type AuthWords } from "./auth-words";

export type AuthAnswer = { kind: "done"; body: unknown } | { kind: "refused"; message: string };

/** Posts to the site's sign-in machinery and puts a refusal in plain words. */
export const sendAuth = (path: string, body: object, language: Language = "en"): Promise<AuthAnswer> =>
  askAuth(
    path,
    { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    language,
  );

/** Reads from it; the same, without anything to post. */
export const readAuth = (path: string, language: Language): Promise<AuthAnswer> => askAuth(path, {}, language);

async function askAuth(path: string, init: RequestInit, language: Language): Promise<AuthAnswer> {
  const words = AUTH_WORDS[language];
  const answer = await fetch(path, init).catch(() => null);
  if (answer === null) return refused(words.unreached);
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return { kind: "done", body: said };
  const isOurs = typeof said === "object" && said !== null && ("code" in said || "error" in said);
  if (answer.status === 429 && !isOurs) return refused(words.tooMany);
  return refused(refusalIn(said, words) ?? words.ours);
}

const refused = (message: string): AuthAnswer => ({ kind: "refused", message });

/** Whether the password was right, and the code of a second factor is wanted besides. */
export const isCodeWanted = (body: unknown) =>
  typeof body === "object" && body !== null && "twoFactorRedirect" in body && body.twoFactorRedirect === true;

const isKnown = (code: unknown, { refusals }: AuthWords): code is AuthCode =>
  typeof code === "string" && Object.hasOwn(refusals, code);

function refusalIn(body: unknown, words: AuthWords): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  // The API answers in the reader's language.
  if ("error" in body) return messageIn(body.error);
  const message = messageIn(body);
  if ("code" in body && isKnown(body.code, words)) return words.refusals[body.code];
  return message === undefined ? undefined : (words.other ?? message);
}

const messageIn = (body: unknown): string | undefined => {
  if (typeof body !== "object" || body === null || !("message" in body)) return undefined;
  return typeof body.message === "string" && body.message !== "" ? body.message : undefined;
};
