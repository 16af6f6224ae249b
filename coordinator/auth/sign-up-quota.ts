import { DAY } from "#core/time";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS, type Limits } from "#protocol/limits";
import { callerNetwork } from "./client-address";
import { countTries, type TryCounter } from "./count-tries";

const SIGN_UP = "/api/auth/sign-up/email";

/** Limits sign-ups per address and day, in addition to the library's limit per minute. */
export class SignUpQuota {
  readonly #tries: TryCounter;
  readonly #limits: Limits;

  constructor(prisma: PrismaClient, limits: Limits = LIMITS) {
    this.#tries = countTries(prisma, Date.now);
    this.#limits = limits;
  }

  /** The refusal for a sign-up beyond the limit; undefined for any other request. */
  async refusal(request: Request): Promise<Response | undefined> {
    if (request.method !== "POST" || new URL(request.url).pathname !== SIGN_UP) return undefined;
    const network = callerNetwork(request.headers);
    if (network === undefined) return undefined;
    const max = this.#limits.MAX_SIGN_UPS_PER_ADDRESS_DAY;
    const rule = { window: DAY / 1_000, max };
    const { allowed, retryAfter } = await this.#tries.consume(`sign-ups ${network}`, rule);
    if (allowed) return undefined;
    const message = `${max} accounts were requested from your address today, the maximum. Try again tomorrow, or from another address.`;
    const headers = { "retry-after": String(retryAfter ?? DAY / 1_000) };
    return Response.json({ code: "TOO_MANY_SIGN_UPS", message }, { status: 429, headers });
  }
}
