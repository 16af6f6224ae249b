import type { ContractWatch } from "../contract-watch";

/** Checks every answer and every refusal against the contract: a violation fails the test. */
export const strictContract: ContractWatch = {
  looksAt: () => true,
  broken: (operation, fault) => {
    throw new Error(`The answer of ${operation} does not match its contract: ${fault}`);
  },
};
