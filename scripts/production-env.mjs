/**
 * The environment of the coordinator in production, for glibc's allocator; other systems ignore it. Two arenas instead of eight per
 * core: otherwise short-lived threads leave a hundred megabytes behind with ten thousand active devices. What is larger than two
 * socket reads is mapped, and so returned when it is freed: otherwise that size grows to 32 MB, and what compiled the
 * program stays.
 */
export const PRODUCTION_ENV = {
  NODE_ENV: /** @type {const} */ ("production"),
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
  MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? "131072",
  MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? "1048576",
};
