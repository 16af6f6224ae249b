/**
 * The environment of the coordinator in production. Two glibc malloc arenas instead of eight per core: otherwise
 * short-lived threads leave a hundred megabytes behind with ten thousand active devices. Other systems ignore it.
 */
export const PRODUCTION_ENV = {
  NODE_ENV: /** @type {const} */ ("production"),
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
};
