/**
 * Increase it whenever checking or rewriting a program gives other bytes: programs prepared earlier are then prepared
 * again.
 */
export const PREPARED_VERSION = 6;
