import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { Language } from "#protocol/text/language";
import { AUTH_WORDS } from "./auth-words";
import { type AuthAnswer, readAuth, sendAuth } from "./send-auth";

/** Signs in with a passkey of this device, of a phone nearby, or of a key that is plugged in. */
export async function signInByPasskey(language: Language): Promise<AuthAnswer> {
  const asked = await readAuth("/api/auth/passkey/generate-authenticate-options", language);
  if (asked.kind === "refused") return asked;
  const options = asked.body as PublicKeyCredentialRequestOptionsJSON;
  // The site refuses a passkey that did not verify who holds it; the library's own question only prefers that.
  const optionsJSON = { ...options, userVerification: "required" } as const;
  const response = await answerTo(async ({ startAuthentication }) => startAuthentication({ optionsJSON }));
  if (response === undefined) return refusedHere(language);
  return sendAuth("/api/auth/passkey/verify-authentication", { response }, language);
}

/** Makes one for the person who is signed in. */
export async function makePasskey(name: string, language: Language): Promise<AuthAnswer> {
  const asked = await readAuth("/api/auth/passkey/generate-register-options", language);
  if (asked.kind === "refused") return asked;
  const optionsJSON = asked.body as PublicKeyCredentialCreationOptionsJSON;
  const response = await answerTo(async ({ startRegistration }) => startRegistration({ optionsJSON }));
  if (response === undefined) return refusedHere(language);
  return sendAuth("/api/auth/passkey/verify-registration", { response, name }, language);
}

type WebAuthn = typeof import("@simplewebauthn/browser");

/** Undefined when nothing answered: browsers do not say whether a person cancelled, or had no passkey. */
async function answerTo<Answer>(ask: (webAuthn: WebAuthn) => Promise<Answer>): Promise<Answer | undefined> {
  const webAuthn = await import("@simplewebauthn/browser");
  return webAuthn.browserSupportsWebAuthn() ? ask(webAuthn).catch(() => undefined) : undefined;
}

function refusedHere(language: Language): AuthAnswer {
  const { unsupported, cancelled } = AUTH_WORDS[language].passkey;
  return { kind: "refused", message: "PublicKeyCredential" in window ? cancelled : unsupported };
}
