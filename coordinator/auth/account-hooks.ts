import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import type { CustomerId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import { audit } from "./audit";
import { checkedName } from "./checked-name";
import type { Context } from "./context";
import { checkedPasskeyBody, PASSKEY_MADE, PASSKEY_USED } from "./passkey-plugin";
import type { Sessions } from "./sessions";
import type { UsedCodes } from "./used-codes";

const SIGN_UP = "/sign-up/email";
const CHANGE_PASSWORD = "/change-password";
const VERIFY_CODE = "/two-factor/verify-totp";
const VERIFY_RECOVERY_CODE = "/two-factor/verify-backup-code";

/** The library's endpoints whose use is recorded by that alone. */
const ACTS = {
  [CHANGE_PASSWORD]: "password.changed",
  "/two-factor/disable": "second-factor.off",
  "/two-factor/generate-backup-codes": "second-factor.recovery-codes-made",
} as const satisfies Record<string, AccountAct>;

type AccountAct = "password.changed" | "password.reset" | `second-factor.${"on" | "off" | "recovery-codes-made"}`;

interface Actor {
  id: string;
  name: string;
  email: string;
}

/** Keeps what people do to their own account at the sign-in machinery in the audit log. */
export async function recordAct(prisma: PrismaClient, actor: Actor, act: AccountAct): Promise<void> {
  await audit(prisma, contextOf(actor), act, actor.id);
}

const contextOf = ({ id, name, email }: Actor) => {
  const person = { id: id as CustomerId, name, email, role: "person" as const };
  return { person, via: "web" } satisfies Context;
};

/** Wraps the library's endpoints: what changes how somebody signs in ends their other sessions, and is recorded. */
export const accountHooks = (prisma: PrismaClient, sessions: Sessions, codes: UsedCodes) => ({
  before: createAuthMiddleware(async (ctx) => {
    // Before the account is looked up: a refusal must not depend on whether it exists.
    if (ctx.path === SIGN_UP) checkedName(ctx.body?.name);
    if (ctx.path === CHANGE_PASSWORD) return { context: { ...ctx, body: { ...ctx.body, revokeOtherSessions: true } } };
    // No browser is let off the code: sessions are long enough.
    if (ctx.path === VERIFY_CODE || ctx.path === VERIFY_RECOVERY_CODE) {
      return { context: { ...ctx, body: { ...ctx.body, trustDevice: false } } };
    }
    if (ctx.path === PASSKEY_USED || ctx.path === PASSKEY_MADE) {
      return { context: { ...ctx, body: checkedPasskeyBody(ctx.body, ctx.path === PASSKEY_MADE) } };
    }
    return undefined;
  }),
  after: createAuthMiddleware(async (ctx) => {
    const { newSession, returned, session: before } = ctx.context;
    const person = newSession?.user ?? before?.user;
    if (!person || isAPIError(returned)) return;
    // Signed in by a code: whoever saw it typed must not use it again while it is valid.
    if (
      ctx.path === VERIFY_CODE &&
      newSession &&
      !before &&
      !(await codes.isFresh(person.id, String(ctx.body?.code)))
    ) {
      await ctx.context.internalAdapter.deleteSession(newSession.session.token);
      throw APIError.from("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
    }
    if (ctx.path === PASSKEY_MADE) {
      await audit(prisma, contextOf(person), "passkey.made", person.id, { name: String(ctx.body?.name) });
    }
    if (isRecorded(ctx.path)) await recordAct(prisma, person, ACTS[ctx.path]);
    // The first code of a person who is signed in: from now on every session has had one.
    if (ctx.path === VERIFY_CODE && newSession && before && !before.user["twoFactorEnabled"]) {
      await sessions.endOthers(person.id, newSession.session.id);
      await recordAct(prisma, person, "second-factor.on");
    }
  }),
});

const isRecorded = (path: string): path is keyof typeof ACTS => Object.hasOwn(ACTS, path);
