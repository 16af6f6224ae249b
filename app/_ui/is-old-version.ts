/** What the page's own loader throws when a script of its version is no longer on the site, or cannot be reached. */
export const isOldVersion = (error: unknown): boolean => error instanceof Error && error.name === "ChunkLoadError";
