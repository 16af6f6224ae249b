/** Versions of the terms by their dates, the newest last. Texts are in app/(customer)/terms; one that held is never changed. */
export const TERMS_VERSIONS = ["2026-11-30"] as const;
export type TermsVersion = (typeof TERMS_VERSIONS)[number];

/** The one that holds: whoever agreed to an earlier one is asked again. */
export const CURRENT_TERMS: TermsVersion = "2026-11-30";
