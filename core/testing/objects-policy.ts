import { cityPolicy } from "./city-policy";

/** For a small city whose jobs read objects, and that remembers little about which device holds which. */
export const objectsPolicy = {
  ...cityPolicy,
  inputHolders: { bytesPerDevice: 10_000, bytesPerInput: 10_000, inputsPerDevice: 100, holders: 5, pairs: 1_000 },
  grantInputBytes: 100_000,
  blocksPerJob: 10,
  unitsAheadOfOrder: 1_000,
};
