import { DAY } from "#core/time";
import type { PrismaClient } from "#prisma/generated/client";
import type { Limits } from "#protocol/limits";
import type { Config } from "../config";
import type { TryCounter } from "./count-tries";
import { welcomeCustomer } from "./welcome-customer";

interface WelcomeParts {
  prisma: PrismaClient;
  config: Pick<Config, "welcomeNanos" | "welcomeRequires">;
  limits: Limits;
  tries: TryCounter;
}

/**
 * Decides when newcomers get the welcome gift automatically. An account with an unverified address costs nothing to
 * create, so it must not be worth money; those who do not get the gift wait for an admin to approve them.
 */
export class WelcomeGifts {
  readonly #parts: WelcomeParts;

  constructor(parts: WelcomeParts) {
    this.#parts = parts;
  }

  /** `network` is undefined for this machine itself, which is not counted. */
  async signedUp(personId: string, network: string | undefined): Promise<void> {
    const { welcomeNanos, welcomeRequires } = this.#parts.config;
    if (welcomeRequires === "nothing" || welcomeNanos === 0) await this.#welcome(personId, network);
  }

  /** Their email address has been verified. */
  verified(personId: string, network: string | undefined): Promise<void> {
    return this.#welcome(personId, network);
  }

  async #welcome(personId: string, network: string | undefined): Promise<void> {
    const { prisma, config, limits, tries } = this.#parts;
    const rule = { window: DAY / 1_000, max: limits.MAX_WELCOME_GIFTS_PER_ADDRESS_DAY };
    if (network !== undefined && config.welcomeNanos > 0) {
      if ((await prisma.person.count({ where: { id: personId, welcomedAt: null } })) === 0) return;
      if (!(await tries.consume(`welcome ${network}`, rule)).allowed) return;
    }
    await prisma.$transaction((tx) => welcomeCustomer(tx, personId, config.welcomeNanos));
  }
}
