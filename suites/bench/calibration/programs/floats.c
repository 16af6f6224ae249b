#include "kinds.h"

#include <math.h>
#include <string.h>

static uint64_t bits_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

enum { BODIES = 5 };

/* Moves five bodies that attract each other by a step a turn: doubles, with a root and a division for each pair. */
uint64_t nbody(uint32_t turns) {
  double p[BODIES][3], v[BODIES][3] = {{0}};
  for (int i = 0; i < BODIES; i++) p[i][0] = i, p[i][1] = (i * 7) % 5, p[i][2] = (i * 3) % 4;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (int i = 0; i < BODIES; i++) {
      for (int j = i + 1; j < BODIES; j++) {
        double dx = p[i][0] - p[j][0], dy = p[i][1] - p[j][1], dz = p[i][2] - p[j][2];
        double square = dx * dx + dy * dy + dz * dz + 0.01;
        double force = 0.001 / (square * sqrt(square));
        v[i][0] -= dx * force, v[i][1] -= dy * force, v[i][2] -= dz * force;
        v[j][0] += dx * force, v[j][1] += dy * force, v[j][2] += dz * force;
      }
    }
    for (int i = 0; i < BODIES; i++)
      for (int k = 0; k < 3; k++) p[i][k] += 0.001 * v[i][k];
  }
  return bits_of(p[0][0] + p[1][1] + p[2][2]);
}

enum { SAMPLES = 4096, TAPS = 16 };

/* Filters 4,096 samples with 16 taps a turn: single floats from and to memory. */
uint64_t filter(uint32_t turns) {
  static float in[SAMPLES + TAPS], out[SAMPLES], taps[TAPS];
  for (int i = 0; i < SAMPLES + TAPS; i++) in[i] = (float)(i % 37) - 18.0f;
  for (int k = 0; k < TAPS; k++) taps[k] = 1.0f / (float)(TAPS + k);
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (int i = 0; i < SAMPLES; i++) {
      float sum = 0.0f;
      for (int k = 0; k < TAPS; k++) sum += in[i + k] * taps[k];
      out[i] = sum;
    }
    in[turn % SAMPLES] = out[(turn * 31) % SAMPLES];
  }
  return bits_of(out[17]);
}

/* Solves a quadratic equation a turn, and a cube root by Newton: divisions and roots that wait for each other. */
uint64_t roots(uint32_t turns) {
  double sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    double b = 3.0 + (turn & 1023) / 64.0;
    double root = (b + sqrt(b * b - 4.0)) / 2.0;
    double cube = root;
    for (int i = 0; i < 4; i++) cube -= (cube * cube * cube - b) / (3.0 * cube * cube);
    sum += root / cube;
  }
  return bits_of(sum);
}
