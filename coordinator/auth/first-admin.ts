import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { CustomerId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import { PersonName } from "#protocol/text/person-name";
import type { Config } from "../config";
import { refuse, refuseFields } from "../refusals/refuse";
import { PASSWORD } from "./better-auth";
import type { Context } from "./context";
import type { Auth } from "./create-auth";
import { makeAdmin } from "./roles";

export type FirstAdminState =
  | { kind: "there-is-one" }
  | { kind: "made"; email: string }
  /** To be printed. The first person to use one becomes the admin; a later restart replaces it. */
  | { kind: "link"; url: string };

export const ClaimFirstAdminInput = z.strictObject({
  token: z.string().max(100),
  name: PersonName,
  email: z.email("not an email address").max(200),
  password: z.string().min(PASSWORD.min, `at least ${PASSWORD.min} characters`).max(PASSWORD.max),
});
export type ClaimFirstAdminInput = z.infer<typeof ClaimFirstAdminInput>;

interface FirstAdminOptions {
  config: Pick<Config, "siteUrl" | "admin" | "welcomeNanos">;
  prisma: PrismaClient;
  auth: Auth;
}

const PURPOSE = "first-admin";
const LINK_MS = 7 * 86_400_000;
/** Coordinators that start together each print a link; until one is used all of them work. */
const START_MS = 300_000;

/** At every start: makes sure that the city has an owner or can get one. */
export async function prepareFirstAdmin({ config, prisma, auth }: FirstAdminOptions): Promise<FirstAdminState> {
  const isOwned = (await prisma.person.count({ where: { role: "owner" } })) > 0;
  const old = isOwned ? {} : { createdAt: { lt: new Date(Date.now() - START_MS) } };
  await prisma.verification.deleteMany({ where: { identifier: PURPOSE, ...old } });
  if (isOwned) return { kind: "there-is-one" };
  if (config.admin) {
    await signUpAdmin({ config, prisma, auth }, { name: "Admin", ...config.admin }, "settings");
    return { kind: "made", email: config.admin.email };
  }
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + LINK_MS);
  const value = hashOf(token);
  await prisma.verification.create({ data: { id: `${PURPOSE} ${value}`, identifier: PURPOSE, value, expiresAt } });
  return { kind: "link", url: `${config.siteUrl}/setup?token=${token}` };
}

/** For the set-up page: whether its link still works. */
export async function isSetupToken(prisma: PrismaClient, token: string): Promise<boolean> {
  const where = { identifier: PURPOSE, value: hashOf(token), expiresAt: { gt: new Date() } };
  return (await prisma.verification.count({ where })) > 0;
}

/** Turns the bearer of the set-up link into the first admin. They then sign in as anybody does. */
export async function claimFirstAdmin(options: FirstAdminOptions, input: ClaimFirstAdminInput): Promise<CustomerId> {
  const { token, ...person } = input;
  const where = { identifier: PURPOSE, value: hashOf(token), expiresAt: { gt: new Date() } };
  const link = await options.prisma.verification.findFirst({ where });
  // With it go the links of other coordinators, and whoever uses one of those at the same moment finds none.
  if (!link || (await options.prisma.verification.deleteMany({ where: { identifier: PURPOSE } })).count === 0)
    throw refuse("set-up-link-used");
  try {
    return await signUpAdmin(options, person, "set-up-link");
  } catch (error) {
    await options.prisma.verification.create({ data: link });
    throw error;
  }
}

const VIA = { "set-up-link": "the set-up link", settings: "the ADMIN_EMAIL setting" } as const;

async function signUpAdmin(
  { config, prisma, auth }: FirstAdminOptions,
  person: { name: string; email: string; password: string },
  how: keyof typeof VIA,
): Promise<CustomerId> {
  const id = (await begun({ prisma, auth }, person)) ?? (await auth.signUp(person));
  // The person who sets up the server is trusted: becoming admin must not depend on the city's mail.
  await prisma.person.update({ where: { id }, data: { emailVerified: true } });
  const ctx: Context = { person: { id, name: person.name, email: person.email, role: "owner" }, via: VIA[how] };
  await prisma.$transaction((tx) =>
    makeAdmin(tx, ctx, id, { made: { how, role: "owner" }, welcomeNanos: config.welcomeNanos }),
  );
  return id;
}

/** The account of an attempt that broke off before it had made the admin: whoever made it knows its password. */
async function begun(
  { prisma, auth }: Pick<FirstAdminOptions, "prisma" | "auth">,
  { email, password }: { email: string; password: string },
): Promise<CustomerId | undefined> {
  const known = await prisma.person.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
  if (!known) return undefined;
  if (await auth.isPassword(known.id, password)) return known.id as CustomerId;
  throw refuseFields([{ path: "email", fault: { kind: "email-in-use" } }], "address-taken");
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
