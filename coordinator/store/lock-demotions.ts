/**
 * Demotions take back what others settled, in jobs of all coordinators, and so one transaction with any is written at a
 * time. They are rare. The number is arbitrary.
 */
export const LOCK_DEMOTIONS = "SELECT pg_advisory_xact_lock(5309431)";
