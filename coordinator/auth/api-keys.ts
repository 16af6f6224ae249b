import { defaultKeyHasher } from "@better-auth/api-key";
import type { ApiKey as KeyRow, Organisation, Person, PrismaClient } from "#prisma/generated/client";
import type { ApiKey, MadeApiKey } from "#protocol/api/account";
import { LIMITS } from "#protocol/limits";
import { membershipOf } from "../organisations/membership-of";
import { refuse } from "../refusals/refuse";
import type { BetterAuth } from "./better-auth";
import type { ActingFor } from "./context";

const DAY_SECONDS = 86_400;

/** `lastUsedAt` has a resolution of a minute, so that not every call costs a write. */
const USE_RECORDED_MS = 60_000;

type FoundKey = KeyRow & { person: Person & { organisation: Organisation | null } };

export interface KeyOwner {
  person: Person;
  organisation?: ActingFor;
  keyName: string;
}

/** People's API keys: creates, lists, revokes and verifies them. */
export class ApiKeys {
  readonly #auth: BetterAuth;
  readonly #prisma: PrismaClient;
  readonly #onAccessLost: ((personId: string) => Promise<void>) | undefined;

  constructor(auth: BetterAuth, prisma: PrismaClient, onAccessLost?: (personId: string) => Promise<void>) {
    this.#auth = auth;
    this.#onAccessLost = onAccessLost;
    this.#prisma = prisma;
  }

  async list(personId: string): Promise<ApiKey[]> {
    const rows = await this.#prisma.apiKey.findMany({
      where: { referenceId: personId },
      orderBy: { createdAt: "desc" },
    });
    return rows.map(describe);
  }

  /** An organisation's key is made by a member, whose role it has. */
  async make(personId: string, name: string, days: number | null, madeBy?: string): Promise<MadeApiKey> {
    if ((await this.#prisma.apiKey.count({ where: { referenceId: personId } })) >= LIMITS.apiKeys) {
      throw refuse("too-many-keys", { max: LIMITS.apiKeys });
    }
    const expiresIn = days === null ? null : days * DAY_SECONDS;
    const made = await this.#auth.api.createApiKey({ body: { userId: personId, name, expiresIn } });
    const data = madeBy === undefined ? {} : { madeBy };
    const row = await this.#prisma.apiKey.update({ where: { id: made.id }, data });
    return { ...describe(row), key: made.key };
  }

  async revoke(personId: string, keyId: string): Promise<void> {
    const { count } = await this.#prisma.apiKey.deleteMany({ where: { id: keyId, referenceId: personId } });
    if (count === 0) throw refuse("no-such-key");
    await this.#onAccessLost?.(personId);
  }

  /** The owner of a key. An invalid key is an error that says so, never an anonymous caller. */
  async owner(key: string, now: number): Promise<KeyOwner> {
    const hash = await defaultKeyHasher(key);
    const row = await this.#prisma.apiKey.findFirst({
      where: { key: hash },
      include: { person: { include: { organisation: true } } },
    });
    if (!row?.enabled || row.person.deletedAt !== null) throw refuse("unknown-key");
    if (row.expiresAt && row.expiresAt.getTime() <= now) {
      const day = row.expiresAt.toISOString().slice(0, 10);
      throw refuse("expired-key", { day });
    }
    const keyName = row.name ?? row.start ?? row.id;
    const owner = await this.#actors(row, keyName);
    await this.#recordUse(row, now);
    return owner;
  }

  /** An organisation itself does nothing: without the member who made it, its key is nobody's. */
  async #actors({ person, ...row }: FoundKey, keyName: string): Promise<KeyOwner> {
    if (row.madeBy === null) {
      if (person.organisation) throw refuse("unknown-key");
      return { person, keyName };
    }
    const [member, membership] = await Promise.all([
      this.#prisma.person.findUnique({ where: { id: row.madeBy, deletedAt: null } }),
      membershipOf(this.#prisma, row.madeBy, row.referenceId),
    ]);
    if (!member || !membership) throw refuse("unknown-key");
    return { person: member, organisation: { ...membership, byItsKey: true }, keyName };
  }

  async #recordUse(row: KeyRow, now: number): Promise<void> {
    if (row.lastRequest && now - row.lastRequest.getTime() < USE_RECORDED_MS) return;
    await this.#prisma.apiKey.updateMany({ where: { id: row.id }, data: { lastRequest: new Date(now) } });
  }
}

function describe(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name ?? "",
    start: row.start ?? "",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
  };
}
