#include "kinds.h"

typedef uint32_t Integers __attribute__((vector_size(16)));
typedef float Floats __attribute__((vector_size(16)));

/* Four random numbers at once, 1,000 times a turn. */
uint64_t lanes(uint32_t turns) {
  Integers x = {1, 2, 3, 4}, sum = {0};
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (int i = 0; i < 1000; i++) {
      x ^= x << 13;
      x ^= x >> 17;
      x ^= x << 5;
      sum += x * x;
    }
  }
  return (uint64_t)(sum[0] ^ sum[2]) << 32 | (sum[1] ^ sum[3]);
}

enum { SIDE = 64 };

/* Multiplies matrices of 64 × 64 floats a turn, four columns at once. */
uint64_t matrix(uint32_t turns) {
  static Floats a[SIDE][SIDE / 4], b[SIDE][SIDE / 4], c[SIDE][SIDE / 4];
  for (int i = 0; i < SIDE; i++)
    for (int j = 0; j < SIDE / 4; j++)
      for (int k = 0; k < 4; k++) a[i][j][k] = (float)((i * j + k) % 7), b[i][j][k] = (float)((i + j * k) % 5);
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE / 4; j++) {
        Floats sum = {0};
        for (int k = 0; k < SIDE; k++) {
          float factor = a[i][k / 4][k % 4];
          sum += (Floats){factor, factor, factor, factor} * b[k][j];
        }
        c[i][j] = sum;
      }
    }
    a[turn % SIDE][0][0] = c[(turn * 5) % SIDE][3][1] * 0.0001f;
  }
  return (uint64_t)c[3][4][1];
}
