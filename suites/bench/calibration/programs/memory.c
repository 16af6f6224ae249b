#include "kinds.h"

#include <string.h>

enum { STREAMED = 1 << 20 };

/* a = b + 3 c over three arrays of 8 MiB a turn. */
uint64_t stream(uint32_t turns) {
  static double a[STREAMED], b[STREAMED], c[STREAMED];
  for (int i = 0; i < STREAMED; i++) b[i] = i, c[i] = i % 13;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (int i = 0; i < STREAMED; i++) a[i] = b[i] + 3.0 * c[i];
    b[turn % STREAMED] = a[(turn * 977) % STREAMED];
  }
  return (uint64_t)a[12345];
}

enum { LINKS = 1 << 15, STEPS = 1 << 16 };

/* Follows 65,536 links of a random ring of 256 KiB a turn: each load waits for the one before. */
uint64_t chase(uint32_t turns) {
  static struct { uint32_t next, value; } ring[LINKS];
  static uint32_t order[LINKS];
  uint32_t state = 88172645u;
  for (uint32_t i = 0; i < LINKS; i++) order[i] = i;
  for (uint32_t i = LINKS - 1; i > 0; i--) {
    uint32_t j = next_random(&state) % (i + 1), kept = order[i];
    order[i] = order[j], order[j] = kept;
  }
  for (uint32_t i = 0; i < LINKS; i++) ring[order[i]].next = order[(i + 1) % LINKS], ring[i].value = i;
  uint64_t sum = 0;
  uint32_t at = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (int step = 0; step < STEPS; step++) {
      sum += ring[at].value;
      at = ring[at].next;
    }
  }
  return sum;
}

enum { MOVED = 1 << 18 };

/* Copies and fills runs of up to 64 KiB within 256 KiB. */
uint64_t block_moves(uint32_t turns) {
  static uint8_t bytes[2 * MOVED];
  uint32_t state = 521288629u;
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t length = next_random(&state) % 65536, from = next_random(&state) % MOVED, to = next_random(&state) % MOVED;
    memmove(bytes + to, bytes + from, length);
    if (turn % 4 == 0) memset(bytes + from, (int)turn, length);
  }
  return bytes[99] * 256u + bytes[MOVED];
}
