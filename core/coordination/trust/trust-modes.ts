/**
 * Who is at work: enough trusted voters that untrusted ones need not confirm each other; otherwise few at all; or many, and
 * among them an anchor, so that nothing is believed but what it confirms and those whom it has made trusted.
 */
export const TRUST_MODES = ["trusted", "few", "anchored", "many"] as const;
export type TrustMode = (typeof TRUST_MODES)[number];
