import { randomUUID } from "node:crypto";
import type { PrismaClient, StorageConnection } from "#prisma/generated/client";
import type { CheckFinding } from "#protocol/api/storage";
import { BucketError } from "./bucket-error";
import type { Connection } from "./connection";
import type { KeySeal } from "./key-seal";

/** A connection without its keys. */
export type KnownConnection = Omit<StorageConnection, "sealedKeys">;

/** Customers' connections. Their keys are stored encrypted, and decrypted only for a request or to sign a link. */
export class ConnectionStore {
  readonly #prisma: PrismaClient;
  readonly #seal: KeySeal;

  constructor(prisma: PrismaClient, seal: KeySeal) {
    this.#prisma = prisma;
    this.#seal = seal;
  }

  list(owner: string): Promise<KnownConnection[]> {
    return this.#prisma.storageConnection.findMany({
      where: { owner },
      orderBy: { name: "asc" },
      omit: { sealedKeys: true },
    });
  }

  find(owner: string, name: string): Promise<KnownConnection | null> {
    const where = { owner_name: { owner, name } };
    return this.#prisma.storageConnection.findUnique({ where, omit: { sealedKeys: true } });
  }

  /** With its keys; throws a `BucketError` if they cannot be decrypted. */
  async byName(owner: string, name: string): Promise<Connection | undefined> {
    const row = await this.#prisma.storageConnection.findUnique({ where: { owner_name: { owner, name } } });
    return row ? this.#open(row) : undefined;
  }

  async byId(id: string): Promise<Connection | undefined> {
    const row = await this.#prisma.storageConnection.findUnique({ where: { id } });
    return row ? this.#open(row) : undefined;
  }

  /** Creates it, or overwrites the owner's connection of that name and keeps its id. */
  async save({ keys, owner, name, ...fields }: Omit<Connection, "id">): Promise<Connection> {
    const where = { owner_name: { owner, name } };
    const found = await this.#prisma.storageConnection.findUnique({ where, select: { id: true } });
    const id = found?.id ?? randomUUID();
    const rest = { ...fields, sealedKeys: this.#seal.seal(id, keys) };
    await this.#prisma.storageConnection.upsert({
      where,
      // A concurrent insert of the same name has sealed its keys for its own id.
      create: { id, owner, name, ...rest },
      update: { id, ...rest },
    });
    return { id, owner, name, ...fields, keys };
  }

  /** Records what a check found; does nothing if the connection is gone by now. */
  async keepFindings(owner: string, name: string, checks: CheckFinding[]): Promise<void> {
    await this.#prisma.storageConnection.updateMany({
      where: { owner, name },
      data: { checks, checkedAt: new Date() },
    });
  }

  /** False if there was none. */
  async remove(owner: string, name: string): Promise<boolean> {
    const { count } = await this.#prisma.storageConnection.deleteMany({ where: { owner, name } });
    return count > 0;
  }

  #open({ sealedKeys, checks: _, checkedAt: __, createdAt: ___, ...row }: StorageConnection): Connection {
    const keys = this.#seal.open(row.id, sealedKeys);
    if (!keys)
      throw new BucketError("keys-unreadable", "The keys were encrypted with a key that this server does not have.");
    return { ...row, keys };
  }
}
