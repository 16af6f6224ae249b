/** Raise it whenever checking or rewriting makes other bytes of a program: those prepared before are prepared anew. */
export const PREPARED_VERSION = 6;
