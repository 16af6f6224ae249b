import { afterEach, expect, test, vi } from "vitest";
import { AUTH_WORDS } from "./auth-words";
import { sendAuth } from "./send-auth";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) =>
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));
const refusalOf = async (language: "en" | "fr") => {
  const outcome = await sendAuth("/api/auth/sign-up/email", {}, language);
  return outcome.kind === "refused" ? outcome.message : undefined;
};

test("a refusal with a code is shown in the reader's language", async () => {
  answer(422, { code: "USER_ALREADY_EXISTS", message: "User already exists." });
  expect(await refusalOf("en")).toBe(AUTH_WORDS.en.refusals.USER_ALREADY_EXISTS);
  expect(await refusalOf("fr")).toBe(AUTH_WORDS.fr.refusals.USER_ALREADY_EXISTS);
});

test("what the server says in English alone is shown as it is, and never to who reads French", async () => {
  answer(429, { code: "TOO_MANY_SIGN_UPS", message: "Many accounts were made from here today." });
  expect(await refusalOf("en")).toBe("Many accounts were made from here today.");
  expect(await refusalOf("fr")).toBe(AUTH_WORDS.fr.other);
});

test("what the API says is shown as it is, because it is said in the reader's language", async () => {
  answer(404, { error: { code: "NOT_FOUND", message: "Ce lien n’est pas complet." } });
  expect(await refusalOf("fr")).toBe("Ce lien n’est pas complet.");
});

test("an answer without words is our own fault, and one in a row too many is theirs to wait out", async () => {
  answer(500, null);
  expect(await refusalOf("fr")).toBe(AUTH_WORDS.fr.ours);
  answer(429, null);
  expect(await refusalOf("fr")).toBe(AUTH_WORDS.fr.tooMany);
});
