/* The kinds of programs that fuel is calibrated on. Each does `turns` turns and gives a checksum of what it did. */
#include <stdint.h>

typedef uint64_t Kind(uint32_t turns);

Kind sha256, sieve, wide_integers;                       /* integers.c */
Kind nbody, filter, roots;                               /* floats.c */
Kind stream, chase, block_moves;                         /* memory.c */
Kind sort, interpreter, recursion, indirect_calls;       /* control.c */
Kind lanes, matrix;                                      /* vectors.c */

/* The same numbers everywhere (xorshift32). */
static inline uint32_t next_random(uint32_t *state) {
  uint32_t x = *state;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return *state = x;
}
