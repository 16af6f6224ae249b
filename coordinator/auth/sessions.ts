import type { PrismaClient, Session as SessionRow } from "#prisma/generated/client";
import type { SignedInSession } from "#protocol/api/sessions";
import { LIMITS } from "#protocol/limits";
import { refuse } from "../refusals/refuse";
import { browserOf } from "./browser-of";
import { NEIGHBOURHOOD_WIDTH, parseAddress } from "./internet-address";
import { neighbourhoodOf } from "./neighbourhood";

/** `lastSeenAt` has this resolution, so that not every page costs a write. */
const SEEN_RECORDED_MS = 600_000;

/** What is kept of the request that signed in: its network, not its address, and so much of what the browser says of itself. */
export const keptOfRequest = (session: {
  ipAddress?: string | null | undefined;
  userAgent?: string | null | undefined;
}) => ({
  ipAddress: networkNamed(session.ipAddress ?? ""),
  userAgent: session.userAgent?.slice(0, LIMITS.MAX_USER_AGENT_CHARS) ?? null,
});

/** The browsers in which people are signed in. */
export class Sessions {
  readonly #prisma: PrismaClient;
  readonly #onAccessLost: ((personId: string) => Promise<void>) | undefined;

  constructor(prisma: PrismaClient, onAccessLost?: (personId: string) => Promise<void>) {
    this.#prisma = prisma;
    this.#onAccessLost = onAccessLost;
  }

  /** Those that are not over, the most recently seen first. */
  async list(personId: string, ownId: string | undefined): Promise<SignedInSession[]> {
    const rows = await this.#prisma.session.findMany({
      where: { userId: personId, expiresAt: { gt: new Date() } },
      orderBy: { lastSeenAt: "desc" },
      take: LIMITS.MAX_SESSIONS_SHOWN,
    });
    return rows.map((row) => describe(row, ownId));
  }

  async end(personId: string, sessionId: string): Promise<void> {
    const { count } = await this.#prisma.session.deleteMany({ where: { id: sessionId, userId: personId } });
    if (count === 0) throw refuse("no-such-session");
    await this.#onAccessLost?.(personId);
  }

  /** Answers with how many there were. */
  async endOthers(personId: string, ownId: string | undefined): Promise<number> {
    const others = ownId === undefined ? {} : { id: { not: ownId } };
    const { count } = await this.#prisma.session.deleteMany({ where: { userId: personId, ...others } });
    if (count > 0) await this.#onAccessLost?.(personId);
    return count;
  }

  async recordUse({ id, lastSeenAt }: { id: string; lastSeenAt: Date }, now: number): Promise<void> {
    if (now - lastSeenAt.getTime() < SEEN_RECORDED_MS) return;
    await this.#prisma.session.updateMany({ where: { id }, data: { lastSeenAt: new Date(now) } });
  }
}

function describe(row: SessionRow, ownId: string | undefined): SignedInSession {
  return {
    id: row.id,
    ...browserOf(row.userAgent ?? ""),
    network: row.ipAddress || null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isThisOne: row.id === ownId,
  };
}

/** As networks are written: 203.0.113.0/24. Null for this machine itself. */
function networkNamed(text: string): string | null {
  const address = parseAddress(text);
  if (!address || address.isThisMachine) return null;
  const rest = address.kind === "v4" ? ".0" : "::";
  return `${neighbourhoodOf(text)}${rest}/${NEIGHBOURHOOD_WIDTH[address.kind]}`;
}
