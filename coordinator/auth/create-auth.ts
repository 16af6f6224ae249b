import { randomBytes } from "node:crypto";
import type { CustomerId } from "#core/ids";
import { DAY } from "#core/time";
import { steadyNow } from "../clock";
import { refuse } from "../refusals/refuse";
import { AccountHandler } from "./account-handler";
import { actingFor } from "./acting-for";
import { ApiKeys } from "./api-keys";
import { askedLanguage } from "./asked-language";
import { BadCredentials } from "./bad-credentials";
import { type AuthOptions, type BetterAuth, createBetterAuth, resetUrl } from "./better-auth";
import { CLIENT_ADDRESS_HEADER, callerNetwork } from "./client-address";
import type { Context } from "./context";
import { personBehind, type SecondFactorRule } from "./person-behind";
import { Sessions } from "./sessions";
import { SignUpQuota } from "./sign-up-quota";

const TOKEN_BYTES = 24;
const RESET_LINK_MS = DAY;

export interface Auth {
  /** Answers `/api/auth/*`: sign up, sign in, sign out. Passwords are accepted nowhere else, because guessing is slowed down here. */
  handle(request: Request): Promise<Response>;
  /** The sender of these headers: by API key, otherwise by session cookie, otherwise nobody. */
  contextFor(headers: Headers): Promise<Context>;
  keys: ApiKeys;
  sessions: Sessions;
  /** Whether it is the person's password; its caller must bound how often it is asked. */
  isPassword(personId: string, password: string): Promise<boolean>;
  /** Signs a person up without a browser; for the first admin and for demonstrations. */
  signUp(person: { name: string; email: string; password: string }): Promise<CustomerId>;
  /** A single-use, short-lived link for choosing a new password, for cities that send no mail. */
  makeResetLink(personId: string): Promise<{ url: string; expiresAt: Date }>;
  /** Tells every coordinator that this person lost or gained a role, which ends their open connections. */
  accessLost(personId: string): Promise<void>;
}

export function createAuth(options: AuthOptions): Auth {
  const auth = createBetterAuth(options);
  const keys = new ApiKeys(auth, options.prisma, options.onAccessLost);
  const sessions = new Sessions(options.prisma, options.onAccessLost);
  const bad = new BadCredentials(steadyNow, options.limits);
  const signUps = new SignUpQuota(options.prisma, options.limits);
  const rule = { adminsNeedSecondFactor: options.config.adminsNeedSecondFactor };
  const door = new AccountHandler(auth, options.post?.isOpen ?? false);
  return {
    async handle(request) {
      if (comesFromElsewhere(request, options.config.siteUrl)) return refusal();
      return (await signUps.refusal(request)) ?? door.answer(request);
    },
    keys,
    sessions,
    async contextFor(headers) {
      const authorization = headers.get("authorization");
      const known =
        authorization === null
          ? await fromSession({ auth, sessions, prisma: options.prisma }, headers, rule)
          : await bad.counting(headers, () => fromKey(keys, authorization, rule));
      const ctx = { ...known, language: askedLanguage(headers) };
      const address = headers.get(CLIENT_ADDRESS_HEADER);
      return address === null ? ctx : { ...ctx, caller: { address, network: callerNetwork(headers) } };
    },
    async signUp(person) {
      const { user } = await auth.api.signUpEmail({ body: person });
      return user.id as CustomerId;
    },
    async isPassword(personId, password) {
      const where = { userId: personId, providerId: "credential" };
      const account = await options.prisma.account.findFirst({ where, select: { password: true } });
      const { password: hasher } = await auth.$context;
      return typeof account?.password === "string" && hasher.verify({ hash: account.password, password });
    },
    accessLost: async (personId) => options.onAccessLost?.(personId),
    async makeResetLink(personId) {
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const expiresAt = new Date(Date.now() + RESET_LINK_MS);
      const { internalAdapter } = await auth.$context;
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: personId,
        expiresAt,
      });
      return { url: resetUrl(options.config.siteUrl, token), expiresAt };
    },
  };
}

/** Another site's page could otherwise sign its visitor in as somebody else; that needs no cookie. */
function comesFromElsewhere(request: Request, siteUrl: string): boolean {
  const origin = request.headers.get("origin");
  return request.method !== "GET" && origin !== null && origin !== siteUrl;
}

const refusal = () =>
  Response.json({ code: "FORBIDDEN", message: "Sign in from the city's own pages." }, { status: 403 });

interface SessionParts {
  auth: BetterAuth;
  sessions: Sessions;
  prisma: AuthOptions["prisma"];
}

async function fromSession(
  { auth, sessions, prisma }: SessionParts,
  headers: Headers,
  rule: SecondFactorRule,
): Promise<Context> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } }).catch(throwUnavailable);
  if (!found) return { person: null, via: "web" };
  await sessions.recordUse(found.session, Date.now());
  const organisation = await actingFor(prisma, found.user.id, headers);
  return {
    ...personBehind(found.user, rule),
    ...(organisation ? { organisation } : {}),
    via: "web",
    sessionId: found.session.id,
  };
}

/** better-auth logs why it could not read a session, and swallows the error. */
function throwUnavailable(error: unknown): never {
  const { name, status } = error as { name?: unknown; status?: unknown };
  if (name !== "APIError" || status !== "INTERNAL_SERVER_ERROR") throw error;
  throw refuse("database-away");
}

async function fromKey(keys: ApiKeys, authorization: string, rule: SecondFactorRule): Promise<Context> {
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!key) throw refuse("send-the-key");
  const { person, organisation, keyName } = await keys.owner(key, Date.now());
  return { ...personBehind(person, rule), ...(organisation ? { organisation } : {}), via: `api key ${keyName}` };
}
