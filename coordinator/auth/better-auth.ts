import { randomBytes } from "node:crypto";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { LIMITS, type Limits } from "#protocol/limits";
import type { PrismaClient } from "../../prisma/generated/client";
import type { Config } from "../config";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import { countTries } from "./count-tries";

export interface AuthOptions {
  config: Pick<Config, "siteUrl" | "authSecret" | "cityName">;
  prisma: PrismaClient;
  /** Called once for everyone who signs up, before they are told that they did. */
  onNewPerson?: (personId: string) => Promise<void>;
  /** Called when a person lost a session, a key or a role: whoever came with it may no longer be here. */
  onAccessLost?: (personId: string) => Promise<void>;
  limits?: Limits;
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

const DAY_SECONDS = 86_400;
const MINUTE_SECONDS = 60;

export const PASSWORD = { min: 8, max: 128 };
const KEY_PREFIX = "lamp_";
const ID_BYTES = 8;

/** The library that keeps people, passwords and sessions, set up for this product. Its tables are prisma/schema/auth.prisma. */
export function createBetterAuth({ config, prisma, onNewPerson, onAccessLost }: AuthOptions) {
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
    emailAndPassword: { enabled: true, minPasswordLength: PASSWORD.min, maxPasswordLength: PASSWORD.max },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
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
    ],
    // Keys are made and revoked by the product's own API, which counts and audits them.
    disabledPaths: ["create", "update", "delete", "get", "list"].map((verb) => `/api-key/${verb}`),
    rateLimit: {
      enabled: true,
      customStorage: countTries(prisma, Date.now),
      window: MINUTE_SECONDS,
      max: 600,
      customRules: {
        "/sign-in/email": { window: MINUTE_SECONDS, max: LIMITS.signInsPerAddressMinute },
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
      user: { create: { after: async (person) => onNewPerson?.(person.id) } },
      session: { delete: { after: async ({ userId }) => onAccessLost?.(userId) } },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

function newId(model: string): string {
  const prefix = model === "user" || model === "person" ? "per" : model.slice(0, 3).toLowerCase();
  return `${prefix}_${randomBytes(ID_BYTES).toString("hex")}`;
}

/** The plug-in deletes expired keys now and then; they are kept, so that their owner can be told why a key fails. */
function keepingExpiredKeys(prisma: PrismaClient) {
  return prisma.$extends({ query: { apiKey: { deleteMany: async () => ({ count: 0 }) } } });
}
