import type { Person, PrismaClient } from "#prisma/generated/client";
import { AdminRole } from "#protocol/people/roles";
import { tryParse } from "#protocol/try-parse";
import { withDatabase } from "../backup/with-database";
import type { Config } from "../config";
import { openPrisma } from "../database/open-prisma";
import { isApiError } from "../refusals/api-error";
import { settingsAt } from "../settings/settings-at";
import { audit } from "./audit";
import type { Context } from "./context";
import { createAuth } from "./create-auth";
import { removeSecondFactor } from "./remove-second-factor";
import { endAdmin, makeAdmin } from "./roles";

/** An error whose message is the one sentence to print. */
export class AdminCommandError extends Error {
  override readonly name = "AdminCommandError";
}

export const ADMIN_USAGE = `Say what to do: npm run admin -- …, or node dist/coordinator/admin.mjs … in the image.
list-admins    print who runs the city
make-admin EMAIL [ROLE]    make the person with this address an admin: ${AdminRole.options.join(", ")}; an owner if no role is named
end-admin EMAIL    take the role from the admin with this address
reset-link EMAIL    print a one-time link for choosing a new password
remove-second-factor EMAIL    let the person with this address sign in by password alone again`;

const CTX: Context = { person: null, via: "the server's command line" };

interface About {
  config: Config;
  /** Of the database. */
  url: string;
  prisma: PrismaClient;
  person: Person;
}

/** What can be done to the person with an address. */
const ACTS: Record<string, (about: About, role: AdminRole) => Promise<string>> = {
  "make-admin": async ({ config, url, prisma, person }, role) => {
    const { welcomeNanos } = (await settingsAt(url, config)).config;
    const made = { how: "on-the-server", role } as const;
    return (await prisma.$transaction((tx) => makeAdmin(tx, CTX, person.id, { made, welcomeNanos })))
      ? `${person.name} is now an admin: ${role}. API keys that were made for lesser rights were revoked.`
      : `${person.name} is already an admin: ${role}.`;
  },
  "end-admin": async ({ prisma, person }) => {
    await prisma.$transaction((tx) => endAdmin(tx, CTX, person.id));
    return `${person.name} is no longer an admin.`;
  },
  "reset-link": async ({ config, prisma, person }) => {
    const { url: link } = await createAuth({ config, prisma }).makeResetLink(person.id);
    await audit(prisma, CTX, "password.reset-link-made", person.id);
    return `${person.name} can choose a new password once, within a day, at ${link}`;
  },
  "remove-second-factor": async ({ prisma, person }) =>
    (await prisma.$transaction((tx) => removeSecondFactor(tx, CTX, person.id)))
      ? `${person.name} signs in by password alone now, and can turn a second factor on again.`
      : `${person.name} has no second factor.`,
};

/** What the server's operator can do without an account, such as when no admin can sign in. Returns the text to print. */
export async function runAdminCommand(config: Config, args: readonly string[]): Promise<string> {
  const [verb = "", email, named = "owner", ...rest] = args;
  const act = Object.hasOwn(ACTS, verb) ? ACTS[verb] : undefined;
  const isList = verb === "list-admins" && args.length === 1;
  const role = tryParse(AdminRole, named);
  const isAct = act && email !== undefined && role.success && rest.length === 0;
  if (!isList && (!isAct || (args.length > 2 && verb !== "make-admin"))) throw new AdminCommandError(ADMIN_USAGE);
  return withDatabase(config, async (url) => {
    const prisma = openPrisma({ connectionString: url });
    try {
      if (!act || email === undefined) return await listOfAdmins(prisma);
      const person = await prisma.person.findUnique({ where: { email: email.toLowerCase() } });
      if (!person) {
        throw new AdminCommandError(`Nobody has an account with ${email}: they sign up on ${config.siteUrl} first.`);
      }
      return await act({ config, url, prisma, person }, role.data ?? "owner");
    } catch (error) {
      throw isApiError(error) ? new AdminCommandError(error.message) : error;
    } finally {
      await prisma.$disconnect();
    }
  });
}

async function listOfAdmins(prisma: PrismaClient): Promise<string> {
  const admins = await prisma.person.findMany({
    where: { role: { in: AdminRole.options } },
    orderBy: { createdAt: "asc" },
  });
  const lines = admins.map(({ role, email, name, twoFactorEnabled }) =>
    [role.padEnd(10), email, name, twoFactorEnabled ? "with a second factor" : "without a second factor"].join("  "),
  );
  return lines.join("\n") || "The city has no admin.";
}
