import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Prisma, PrismaClient } from "#prisma/generated/client";
import { Seal } from "../auth/seal";
import { refuse } from "../refusals/refuse";

export interface ReceiptSigner {
  publicKey: string;
  sign(text: string): string;
}

/** The public half of a key, and when it signed. */
export interface KnownReceiptKey {
  publicKey: string;
  madeAt: Date;
  retiredAt: Date | null;
}

const CURVE = { kty: "OKP", crv: "Ed25519" };

/** The keys that sign receipts, for all coordinators of the site. The first is made when it is first needed. */
export class ReceiptKeys {
  readonly #prisma: PrismaClient;
  readonly #seal: Seal;

  /** `secret` is the server's own, in neither the database nor a backup. */
  constructor(prisma: PrismaClient, secret: string) {
    this.#prisma = prisma;
    this.#seal = new Seal(secret, "lamplighter receipt keys");
  }

  /** The one that signs now. Refuses if its private half was sealed by another server's key. */
  async signer(): Promise<ReceiptSigner> {
    const { publicKey, sealedKey } = await this.#current();
    const d = this.#seal.open(publicKey, sealedKey);
    if (d === undefined) throw refuse("receipt-key-unreadable");
    const key = createPrivateKey({ key: { ...CURVE, x: publicKey, d }, format: "jwk" });
    return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString("hex") };
  }

  /** All that ever signed, the newest first. */
  async list(): Promise<KnownReceiptKey[]> {
    await this.#current();
    return this.#prisma.receiptKey.findMany({
      select: { publicKey: true, madeAt: true, retiredAt: true },
      orderBy: { madeAt: "desc" },
    });
  }

  /** From now on a new key signs. */
  async replace(tx: Prisma.TransactionClient): Promise<void> {
    await tx.receiptKey.updateMany({ where: { signs: true }, data: { signs: null, retiredAt: new Date() } });
    await tx.receiptKey.create({ data: this.#make() });
  }

  async #current() {
    const known = await this.#prisma.receiptKey.findFirst({ where: { signs: true } });
    if (known) return known;
    // Of several that are made at the same time, one stays.
    await this.#prisma.receiptKey.createMany({ data: this.#make(), skipDuplicates: true });
    return this.#prisma.receiptKey.findFirstOrThrow({ where: { signs: true } });
  }

  #make() {
    const { privateKey } = generateKeyPairSync("ed25519");
    const publicKey = publicHalf(privateKey);
    const { d = "" } = privateKey.export({ format: "jwk" });
    return { publicKey, sealedKey: this.#seal.seal(publicKey, d), signs: true };
  }
}

const publicHalf = (key: KeyObject): string => createPublicKey(key).export({ format: "jwk" }).x ?? "";
