import { type PasskeyOptions, passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { z } from "zod";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { ShownText } from "#protocol/text/shown-text";
import { tryParse } from "#protocol/try-parse";

export const PASSKEY_MADE = "/passkey/verify-registration";
export const PASSKEY_USED = "/passkey/verify-authentication";

/** Listed and removed through the product's own API, which audits it. */
export const UNUSED_PASSKEY_PATHS = [
  "/passkey/list-user-passkeys",
  "/passkey/delete-passkey",
  "/passkey/update-passkey",
];

interface Site {
  siteUrl: string;
  cityName: string;
}

/**
 * The library's passkeys, for this site alone and only if what keeps them has asked for a finger, a face or a PIN:
 * whoever has one then has two factors, and is asked for no code besides.
 */
export function passkeyPlugin({ siteUrl, cityName }: Site, prisma: PrismaClient) {
  const options: PasskeyOptions = {
    rpID: new URL(siteUrl).hostname,
    rpName: `Lamplighter ${cityName}`,
    origin: siteUrl,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    advanced: { webAuthnChallengeCookie: "passkey" },
    registration: {
      afterVerification: async ({ verification, user }) => {
        const made = verification.registrationInfo;
        if (!made?.userVerified) throw notVerified();
        if ((await prisma.passkey.count({ where: { userId: user.id } })) >= LIMITS.MAX_PASSKEYS) {
          throw refusal(
            "TOO_MANY_PASSKEYS",
            `You have ${LIMITS.MAX_PASSKEYS} passkeys, the maximum. Remove one first.`,
          );
        }
        // Otherwise a stranger could enter somebody's credential as their own.
        if (await prisma.passkey.findUnique({ where: { credentialID: made.credential.id }, select: { id: true } })) {
          throw refusal("PASSKEY_KNOWN", "This passkey has been entered before.");
        }
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw notVerified();
      },
    },
  };
  return passkey(options);
}

const refusal = (code: string, message: string) => APIError.from("BAD_REQUEST", { code, message });
const notVerified = () => refusal("PASSKEY_NOT_VERIFIED", "The passkey did not ask for a finger, a face or a PIN.");

const Answer = z.looseObject({ id: z.string().min(1).max(LIMITS.MAX_PASSKEY_ID_CHARS) });
const SignInBody = z.object({ response: Answer });
const MadeBody = SignInBody.extend({ name: ShownText({ min: 1, max: LIMITS.MAX_PASSKEY_NAME_CHARS }) });

/** What may reach the library of a body that says it is a passkey's answer; the id is what it looks up. */
export function checkedPasskeyBody(body: unknown, isNew: boolean) {
  if (JSON.stringify(body ?? null).length > LIMITS.MAX_PASSKEY_ANSWER_CHARS) throw notUnderstood();
  const { data } = tryParse<z.ZodType<object>>(isNew ? MadeBody : SignInBody, body);
  if (data === undefined) throw notUnderstood();
  // The library puts this over the body that came, and would else make a session on request.
  return { ...data, createSession: false };
}

const notUnderstood = () => refusal("NOT_A_PASSKEY", "This is not what a browser says of a passkey.");
