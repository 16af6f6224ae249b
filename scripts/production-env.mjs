/**
 * What the coordinator runs with in production. Two arenas of glibc's allocator instead of eight for each core: threads that
 * come and go otherwise leave a hundred megabytes behind where ten thousand devices are at work. Other systems ignore it.
 */
export const PRODUCTION_ENV = {
  NODE_ENV: /** @type {const} */ ("production"),
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
};
