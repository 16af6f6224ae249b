/** Why a call to somebody's address may fail before there is an answer. */
export const UNREACHED_REASONS = [
  "address-refused",
  "plain-http",
  "unresolved",
  "unreachable",
  "bad-certificate",
  "timeout",
  "cut-off",
] as const;
export type UnreachedReason = (typeof UNREACHED_REASONS)[number];
