import type { Logger } from "pino";
import { SECOND } from "#core/time";
import type { VerbId } from "#protocol/api/contract";
import { steadyNow } from "../clock";
import { Quota } from "../gateway/quota";

/** Sees to it that the API answers as its contract says. */
export interface ContractWatch {
  /** Whether this answer is looked at. */
  looksAt(operation: VerbId): boolean;
  /** Told what the contract does not allow. */
  broken(operation: VerbId, fault: string): void;
}

/**
 * Looks at an answer of each operation a second, and logs what is wrong with it: to look at one costs as much as to write
 * its text, and whoever asked is better served by an answer with a surprise in it than by none.
 */
export function watchContract(log: Logger): ContractWatch {
  const looks = new Quota({ max: 1, windowMs: SECOND });
  return {
    looksAt: (operation) => looks.take(operation, steadyNow()),
    broken: (operation, fault) =>
      log.error({ event: "api.contract-broken", operation, fault }, "an answer of the API is not as its contract says"),
  };
}
