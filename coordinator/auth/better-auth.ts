import { randomBytes } from "node:crypto";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS, type Limits } from "#protocol/limits";
import type { Config } from "../config";
import { knownAddressLetter, resetLetter, verificationLetter } from "../mail/letters";
import type { PostOffice } from "../mail/post-office";
import { accountHooks, recordAct } from "./account-hooks";
import { askedLanguage } from "./asked-language";
import { checkedName } from "./checked-name";
import { CLIENT_ADDRESS_HEADER, callerNetwork } from "./client-address";
import { countTries } from "./count-tries";
import { passkeyPlugin, UNUSED_PASSKEY_PATHS } from "./passkey-plugin";
import { recordConsent } from "./record-consent";
import { keptOfRequest, Sessions } from "./sessions";
import { UsedCodes } from "./used-codes";

export interface AuthOptions {
  config: Pick<Config, "siteUrl" | "authSecret" | "cityName" | "adminsNeedSecondFactor" | "terms">;
  prisma: PrismaClient;
  /** Called once for everyone who signs up, before they are answered; and once when their address is verified. */
  onNewPerson?: (personId: string, network: string | undefined) => Promise<void>;
  onVerified?: (personId: string, network: string | undefined) => Promise<void>;
  /** For letters; without one, or closed, nobody resets a password by mail. */
  post?: PostOffice;
  /** Called when a person loses a session, a key or a role: connections made with it must end. */
  onAccessLost?: (personId: string) => Promise<void>;
  limits?: Limits;
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

const DAY_SECONDS = 86_400;
const MINUTE_SECONDS = 60;
export const SESSION_DAYS = 30;

export const PASSWORD = { min: 8, max: 128 };
const RESET_SECONDS = 3_600;
const UNUSED_PATHS = ["/update-user", "/update-session", "/change-email", "/delete-user", "/sign-in/social"];
const SESSION_PATHS = ["/list-sessions", "/revoke-session", "/revoke-sessions", "/revoke-other-sessions"];
/** Reading the secret again, and codes by mail: unused. */
const SECOND_FACTOR_PATHS = ["/two-factor/get-totp-uri", "/two-factor/send-otp", "/two-factor/verify-otp"];
const KEY_PREFIX = "lamp_";
const ID_BYTES = 8;

/** The library for people, passwords and sessions, configured for this product. Tables: prisma/schema/auth.prisma. */
export function createBetterAuth({ config, prisma, onNewPerson, onVerified, onAccessLost, post }: AuthOptions) {
  const { siteUrl } = config;
  /** The context of every letter, in the language of the request, because people's own languages are not stored. */
  const about = (user: { email: string }, url: string, request: Request | undefined) => {
    const language = request ? askedLanguage(request.headers) : "en";
    return { to: user.email, city: config.cityName, url, language } as const;
  };
  return betterAuth({
    appName: `Lamplighter ${config.cityName}`,
    baseURL: config.siteUrl,
    basePath: "/api/auth",
    secret: config.authSecret,
    trustedOrigins: [config.siteUrl],
    database: prismaAdapter(keepingExpiredKeys(prisma), { provider: "postgresql", transaction: true }),
    user: {
      modelName: "person",
      additionalFields: { role: { type: "string", defaultValue: "person", input: false } },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: async ({ user }, request) => {
        await recordAct(prisma, user, "password.reset");
        if (!user.emailVerified) {
          // Somebody who signed up with an address that is not theirs must not keep keys or passkeys once its owner arrives.
          await prisma.apiKey.deleteMany({ where: { referenceId: user.id } });
          await prisma.passkey.deleteMany({ where: { userId: user.id } });
          // The link came by mail, or from an admin who knows the person: either verifies them.
          await prisma.person.update({ where: { id: user.id }, data: { emailVerified: true } });
          await onVerified?.(user.id, networkOf(request?.headers));
        }
        await onAccessLost?.(user.id);
      },
      ...(post?.isOpen
        ? {
            // The answer to signing up is the same whether or not the account exists; its owner gets a mail.
            requireEmailVerification: true,
            onExistingUserSignUp: async ({ user }, request) =>
              post.post(knownAddressLetter(about(user, `${siteUrl}/sign-in`, request))),
            sendResetPassword: async ({ user, token }, request) =>
              post.post(resetLetter(about(user, resetUrl(siteUrl, token), request))),
          }
        : {}),
    },
    ...(post?.isOpen
      ? {
          emailVerification: {
            expiresIn: DAY_SECONDS,
            sendOnSignUp: true,
            sendOnSignIn: true,
            sendVerificationEmail: async ({ user, url, token }, request) =>
              post.post(verificationLetter(about(user, verifyUrl(siteUrl, token, leadsTo(url)), request))),
            afterEmailVerification: async (user, request) => onVerified?.(user.id, networkOf(request?.headers)),
          },
        }
      : {}),
    verification: { storeIdentifier: "hashed" },
    hooks: accountHooks(prisma, new Sessions(prisma, onAccessLost), new UsedCodes(prisma, Date.now)),
    session: {
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      freshAge: LIMITS.PASSKEY_SIGNED_IN_SECONDS,
      additionalFields: { lastSeenAt: { type: "date", required: true, input: false, defaultValue: () => new Date() } },
    },
    plugins: [
      apiKey(
        {
          defaultPrefix: KEY_PREFIX,
          requireName: true,
          maximumNameLength: 60,
          startingCharactersConfig: { charactersLength: KEY_PREFIX.length + 5 },
          keyExpiration: { maxExpiresIn: 3_650 },
          rateLimit: { enabled: false },
        },
        { schema: { apikey: { modelName: "apiKey" } } },
      ),
      twoFactor({
        issuer: `Lamplighter ${config.cityName}`,
        twoFactorCookieMaxAge: LIMITS.SECOND_FACTOR_SECONDS,
        accountLockout: {
          enabled: true,
          maxFailedAttempts: LIMITS.MAX_WRONG_SECOND_FACTORS,
          durationSeconds: LIMITS.SECOND_FACTOR_LOCK_SECONDS,
        },
      }),
      passkeyPlugin(config, prisma),
    ],
    // Keys and sessions are made and ended through the product's own API, which counts and audits them; the other endpoints are unused.
    disabledPaths: [
      ...["create", "update", "delete", "get", "list"].map((verb) => `/api-key/${verb}`),
      ...UNUSED_PATHS,
      ...SESSION_PATHS,
      ...SECOND_FACTOR_PATHS,
      ...UNUSED_PASSKEY_PATHS,
    ],
    rateLimit: {
      enabled: true,
      customStorage: countTries(prisma, Date.now),
      window: MINUTE_SECONDS,
      max: 600,
      customRules: {
        "/sign-in/email": { window: MINUTE_SECONDS, max: LIMITS.signInsPerAddressMinute },
        "/change-password": { window: MINUTE_SECONDS, max: LIMITS.MAX_PASSWORD_TRIES_PER_MINUTE },
        "/request-password-reset": { window: MINUTE_SECONDS, max: LIMITS.MAX_RESETS_PER_ADDRESS_MINUTE },
        "/send-verification-email": { window: MINUTE_SECONDS, max: LIMITS.MAX_RESETS_PER_ADDRESS_MINUTE },
        "/two-factor/*": { window: MINUTE_SECONDS, max: LIMITS.MAX_SECOND_FACTOR_TRIES_PER_MINUTE },
        "/passkey/*": { window: MINUTE_SECONDS, max: LIMITS.signInsPerAddressMinute },
        "/sign-up/email": { window: MINUTE_SECONDS, max: LIMITS.signUpsPerAddressMinute },
      },
    },
    advanced: {
      cookiePrefix: "lamplighter",
      disableOriginCheck: false,
      useSecureCookies: config.siteUrl.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: ({ model }) => newId(model) },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (person) => ({ data: { ...person, name: checkedName(person.name) } }),
          after: async (person, context) => {
            await recordConsent(prisma, person.id, context?.body?.terms, config.terms);
            await onNewPerson?.(person.id, networkOf(context?.headers));
          },
        },
      },
      session: {
        create: { before: async (session) => ({ data: { ...session, ...keptOfRequest(session) } }) },
        delete: { after: async ({ userId }) => onAccessLost?.(userId) },
      },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** The page for choosing a new password, with a single-use token. */
export const resetUrl = (siteUrl: string, token: string) => `${siteUrl}/reset-password?token=${token}`;

/** The link that verifies an address, and then leads to a page of this site. */
const verifyUrl = (siteUrl: string, token: string, next: string) =>
  `${siteUrl}/api/auth/verify-email?token=${token}&callbackURL=${encodeURIComponent(next)}`;

/** Where the library's link would redirect (it has refused other sites' pages); by default to the account. */
function leadsTo(url: string): string {
  const next = new URL(url).searchParams.get("callbackURL") ?? "/";
  return next === "/" ? "/account" : next;
}

/** Undefined for this machine itself, and for calls outside any request. */
const networkOf = (headers: Headers | undefined) => (headers ? callerNetwork(headers) : undefined);

function newId(model: string): string {
  const prefix = model === "user" || model === "person" ? "per" : model.slice(0, 3).toLowerCase();
  return `${prefix}_${randomBytes(ID_BYTES).toString("hex")}`;
}

/** The plug-in would delete expired keys now and then; they are kept so that their owner can be told why a key fails. */
function keepingExpiredKeys(prisma: PrismaClient) {
  return prisma.$extends({ query: { apiKey: { deleteMany: async () => ({ count: 0 }) } } });
}
