import { MINUTE } from "#core/time";
import { LIMITS, type Limits } from "#protocol/limits";
import { Quota } from "../gateway/quota";
import { isApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";
import { callerNetwork } from "./client-address";

/** Counts calls with an invalid key per network: after so many in a minute, keys from there are no longer looked up. */
export class BadCredentials {
  readonly #max: number;
  readonly #tries: Quota;
  readonly #now: () => number;

  constructor(now: () => number, { MAX_BAD_KEYS_PER_ADDRESS_MINUTE: max }: Limits = LIMITS) {
    this.#max = max;
    this.#tries = new Quota({ max, windowMs: MINUTE });
    this.#now = now;
  }

  /** The result of `check`, unless this caller has already sent too many invalid keys. */
  async counting<Outcome>(headers: Headers, check: () => Promise<Outcome>): Promise<Outcome> {
    const network = callerNetwork(headers);
    if (network === undefined) return check();
    if (!this.#tries.take(network, this.#now(), 0)) {
      throw refuse("too-many-bad-keys", { max: this.#max });
    }
    try {
      return await check();
    } catch (error) {
      if (isApiError(error) && error.code === "UNAUTHENTICATED") this.#tries.take(network, this.#now());
      throw error;
    }
  }
}
