import { createAuthMiddleware, isAPIError } from "better-auth/api";
import type { CustomerId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import { audit } from "./audit";
import { checkedName } from "./checked-name";

const SIGN_UP = "/sign-up/email";
const CHANGE_PASSWORD = "/change-password";

interface Actor {
  id: string;
  name: string;
  email: string;
}

/** Keeps what people do to their own account at the sign-in machinery in the audit log. */
export async function recordAct(
  prisma: PrismaClient,
  actor: Actor,
  act: "password.changed" | "password.reset",
): Promise<void> {
  const person = { id: actor.id as CustomerId, name: actor.name, email: actor.email, role: "person" as const };
  await audit(prisma, { person, via: "web" }, act, actor.id);
}

/** Wraps the library's endpoints: changing a password always ends the other sessions, and is recorded. */
export const accountHooks = (prisma: PrismaClient) => ({
  before: createAuthMiddleware(async (ctx) => {
    // Before the account is looked up: a refusal must not depend on whether it exists.
    if (ctx.path === SIGN_UP) checkedName(ctx.body?.name);
    if (ctx.path !== CHANGE_PASSWORD) return undefined;
    return { context: { ...ctx, body: { ...ctx.body, revokeOtherSessions: true } } };
  }),
  after: createAuthMiddleware(async (ctx) => {
    const { newSession, returned } = ctx.context;
    if (ctx.path === CHANGE_PASSWORD && newSession && !isAPIError(returned)) {
      await recordAct(prisma, newSession.user, "password.changed");
    }
  }),
});
