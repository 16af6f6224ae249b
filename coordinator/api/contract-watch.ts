import type { Logger } from "pino";
import { SECOND } from "#core/time";
import type { VerbId } from "#protocol/api/contract";
import { steadyNow } from "../clock";
import { Quota } from "../gateway/quota";

/** Checks that the API answers as its contract says. */
export interface ContractWatch {
  /** Whether to check this answer. */
  looksAt(operation: VerbId): boolean;
  /** Receives what the contract does not allow. */
  broken(operation: VerbId, fault: string): void;
}

/**
 * Checks one answer of each operation per second, and logs what is wrong with it. A check costs as much as serialising the
 * answer; and the caller is better served by an unexpected answer than by none.
 */
export function watchContract(log: Logger): ContractWatch {
  const looks = new Quota({ max: 1, windowMs: SECOND });
  return {
    looksAt: (operation) => looks.take(operation, steadyNow()),
    broken: (operation, fault) =>
      log.error({ event: "api.contract-broken", operation, fault }, "an answer of the API is not as its contract says"),
  };
}
