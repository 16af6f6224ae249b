#include "kinds.h"

#include <string.h>

static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static inline uint32_t rotate(uint32_t x, int by) { return x >> by | x << (32 - by); }

static void compress(uint32_t state[8], const uint32_t block[16]) {
  uint32_t w[64];
  memcpy(w, block, 64);
  for (int i = 16; i < 64; i++) {
    uint32_t a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
    uint32_t b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + a + w[i - 7] + b;
  }
  uint32_t s[8];
  memcpy(s, state, 32);
  for (int i = 0; i < 64; i++) {
    uint32_t e = s[4], a = s[0];
    uint32_t t1 = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + ROUND[i] + w[i];
    uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    s[7] = s[6], s[6] = s[5], s[5] = s[4], s[4] = s[3] + t1;
    s[3] = s[2], s[2] = s[1], s[1] = s[0], s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) state[i] += s[i];
}

/* Hashes a block of 64 bytes a turn: shifts, exclusive ors, additions. */
uint64_t sha256(uint32_t turns) {
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  uint32_t block[16] = {0};
  for (uint32_t turn = 0; turn < turns; turn++) {
    block[turn & 15] ^= state[turn & 7];
    compress(state, block);
  }
  return (uint64_t)state[0] << 32 | state[1];
}

enum { SIEVED = 1 << 15 };

/* Sieves the primes below 32,768 a turn: stores of bytes in steps. */
uint64_t sieve(uint32_t turns) {
  static uint8_t composite[SIEVED];
  uint64_t primes = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    memset(composite, 0, SIEVED);
    for (uint32_t p = 2; p < SIEVED; p++) {
      if (composite[p]) continue;
      primes += p;
      for (uint32_t multiple = p + p; multiple < SIEVED; multiple += p) composite[multiple] = 1;
    }
  }
  return primes;
}

static uint64_t power(uint64_t base, uint64_t exponent, uint64_t modulus) {
  uint64_t result = 1;
  for (base %= modulus; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = result * base % modulus;
    base = base * base % modulus;
  }
  return result;
}

/* Fermat's test of an odd number below 2^31 a turn: 64-bit multiplications and divisions. */
uint64_t wide_integers(uint32_t turns) {
  uint32_t state = 2463534242u;
  uint64_t passed = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint64_t n = (next_random(&state) >> 1) | 1u << 30 | 1;
    if (power(3, n - 1, n) == 1) passed += n;
  }
  return passed;
}
