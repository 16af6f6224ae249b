import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { countTries, type TryCounter } from "./count-tries";

/** Remembers codes of second factors while they are valid: RFC 6238, section 5.2, lets each be used once. */
export class UsedCodes {
  readonly #tries: TryCounter;

  constructor(prisma: PrismaClient, now: () => number) {
    this.#tries = countTries(prisma, now);
  }

  /** True the first time; also for two coordinators at once. */
  async isFresh(personId: string, code: string): Promise<boolean> {
    const rule = { window: LIMITS.SECOND_FACTOR_CODE_SECONDS, max: 1 };
    const { allowed } = await this.#tries.consume(`second factor ${personId} ${code}`, rule);
    return allowed;
  }
}
