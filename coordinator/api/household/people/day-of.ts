/** As 2026-12-31, for sentences. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
