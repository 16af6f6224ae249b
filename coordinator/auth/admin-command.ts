import { withDatabase } from "../backup/with-database";
import type { Config } from "../config";
import { openPrisma } from "../database/open-prisma";
import { audit } from "./audit";
import type { Context } from "./context";
import { createAuth } from "./create-auth";
import { removeSecondFactor } from "./remove-second-factor";
import { makeAdmin } from "./roles";

/** An error whose message is the one sentence to print. */
export class AdminCommandError extends Error {
  override readonly name = "AdminCommandError";
}

export const ADMIN_USAGE = `npm run admin -- make-admin EMAIL    make the person with this address an admin
npm run admin -- reset-link EMAIL    print a one-time link for choosing a new password
npm run admin -- remove-second-factor EMAIL    let the person with this address sign in by password alone again`;

const VERBS = ["make-admin", "reset-link", "remove-second-factor"] as const;
const isVerb = (verb: string | undefined): verb is (typeof VERBS)[number] => VERBS.some((known) => known === verb);

const CTX: Context = { person: null, via: "the server's command line" };

/** What the server's operator can do without an account, such as when no admin can sign in. Returns the text to print. */
export async function runAdminCommand(config: Config, [verb, email, ...rest]: readonly string[]): Promise<string> {
  if (!isVerb(verb) || email === undefined || rest.length > 0) {
    throw new AdminCommandError(ADMIN_USAGE);
  }
  return withDatabase(config, async (url) => {
    const prisma = openPrisma({ connectionString: url });
    try {
      const person = await prisma.person.findUnique({ where: { email: email.toLowerCase() } });
      if (!person) {
        throw new AdminCommandError(`Nobody has an account with ${email}: they sign up on ${config.siteUrl} first.`);
      }
      if (verb === "reset-link") {
        const { url: link } = await createAuth({ config, prisma }).makeResetLink(person.id);
        await audit(prisma, CTX, "password.reset-link-made", person.id);
        return `${person.name} can choose a new password once, within a day, at ${link}`;
      }
      if (verb === "remove-second-factor") {
        return (await prisma.$transaction((tx) => removeSecondFactor(tx, CTX, person.id)))
          ? `${person.name} signs in by password alone now, and can turn a second factor on again.`
          : `${person.name} has no second factor.`;
      }
      const isNew = await prisma.$transaction((tx) =>
        makeAdmin(tx, CTX, person.id, { made: { how: "on-the-server" }, welcomeNanos: config.welcomeNanos }),
      );
      return isNew
        ? `${person.name} is now an admin. Their API keys were revoked.`
        : `${person.name} is already an admin.`;
    } finally {
      await prisma.$disconnect();
    }
  });
}
