import { randomInt } from "node:crypto";
import type { NetworkId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import type { PairingAnswer } from "#protocol/devices/device-messages";
import type { Limits } from "#protocol/limits";
import type { Signer } from "../auth/signatures";

interface Parts {
  prisma: PrismaClient;
  signatures: Signer;
  limits: Limits;
  now: () => number;
}

export interface PairingAsker {
  deviceId: string;
  sessionId: string;
  network: NetworkId | null;
}

/** How long a code is remembered after its end, to say what happened to it. */
const REMEMBERED_MS = 10 * 60_000;
const DRAWS = 5;

/** The codes that devices show. They are in the database, because any coordinator may be asked for one. */
export class PairingCodes {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A new code for an unclaimed device, which replaces the one that it showed. */
  async open(asker: PairingAsker): Promise<PairingAnswer> {
    const { prisma, limits, now } = this.#parts;
    const { deviceId, network } = asker;
    const at = now();
    const isOver = { expiresAt: { lt: new Date(at - REMEMBERED_MS) } };
    await prisma.pairing.deleteMany({ where: { OR: [{ deviceId, usedAt: null }, isOver] } });
    const device = await prisma.device.findUnique({ where: { id: deviceId }, select: { ownerId: true } });
    if (!device || device.ownerId !== null) return { kind: "claimed" };
    const open = { usedAt: null, expiresAt: { gt: new Date(at) } };
    const [all, here] = await Promise.all([
      prisma.pairing.count({ where: open }),
      network === null ? 0 : prisma.pairing.count({ where: { ...open, network } }),
    ]);
    if (all >= limits.MAX_OPEN_PAIRINGS || here >= limits.MAX_OPEN_PAIRINGS_PER_NETWORK) return { kind: "not-now" };
    const code = await this.#draw(asker, new Date(at + limits.PAIRING_CODE_MS));
    return code === undefined ? { kind: "not-now" } : { kind: "code", code, lastsMs: limits.PAIRING_CODE_MS };
  }

  /** The connection has ended, or the code is no longer on the screen. */
  async close(sessionId: string): Promise<void> {
    await this.#parts.prisma.pairing.deleteMany({ where: { sessionId, usedAt: null } });
  }

  /** Another device may be showing the same digits. */
  async #draw(asker: PairingAsker, expiresAt: Date): Promise<string | undefined> {
    const { prisma, signatures } = this.#parts;
    for (let draw = 0; draw < DRAWS; draw++) {
      const digits = String(randomInt(1_000_000)).padStart(6, "0");
      const row = { ...asker, code: signatures.nameOfPairingCode(digits), expiresAt };
      const { count } = await prisma.pairing.createMany({ data: [row], skipDuplicates: true });
      if (count > 0) return digits;
    }
    return undefined;
  }
}
