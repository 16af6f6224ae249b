import type { ContractWatch } from "../contract-watch";

/** Every answer and every refusal is held to the contract: one that it does not allow fails the test. */
export const strictContract: ContractWatch = {
  looksAt: () => true,
  broken: (operation, fault) => {
    throw new Error(`${operation} answers otherwise than its contract says: ${fault}`);
  },
};
