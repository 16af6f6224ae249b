/*
 * A WASI command that hashes what WebAssembly's floating point gives, and shows the bits of NaNs; argv[1] says which part.
 * `node suites/conformance/build-programs.mjs` compiles it.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wasm_simd128.h>

static uint32_t state = 1, a = 0x811c9dc5, b = 0x9e3779b9;

static uint32_t word(void) {
  state ^= state << 13;
  state ^= state >> 17;
  return state ^= state << 5;
}

static void bits(uint32_t value) {
  a = (a ^ value) * 0x01000193;
  b = ((b << 5) ^ (b >> 27) ^ value) * 0x85ebca6b;
}

static void raw(double value) {
  uint64_t all;
  memcpy(&all, &value, 8);
  bits(all >> 32);
  bits((uint32_t)all);
}

static void number(double value) {
  if (isnan(value)) bits(0x7ff80000);
  else raw(value);
}

static void line(const char *name) {
  printf("%s %08x%08x\n", name, a, b);
  a = 0x811c9dc5, b = 0x9e3779b9;
}

static double any(void) {
  uint64_t all = (uint64_t)word() << 32;
  all |= word();
  double value;
  memcpy(&value, &all, 8);
  return value;
}

static double next(int i) {
  switch (i & 7) {
    case 0: return any();
    case 1: return (int32_t)word() / 2147483648.0;
    case 2: return (int32_t)word() % 10000;
    case 3: return (int32_t)word() / 1e6;
    case 4: return 1e-310 * (word() & 255);
    case 5: return (int32_t)word() * 1e300;
    case 6: return (word() & 1) ? INFINITY : -0.0;
    default: return (int32_t)word() * 0.7853981633974483;
  }
}

#define VALUES 300000
#define BINARY(name, expression) \
  for (int i = 0; i < VALUES; i++) { double x = next(i), y = next(i >> 3); (void)y; fold(expression); } \
  line(name);

static void operators(void (*fold)(double)) {
  BINARY("add", x + y) BINARY("sub", x - y) BINARY("mul", x * y) BINARY("div", x / y) BINARY("min", __builtin_fmin(x, y))
  BINARY("sqrt", __builtin_sqrt(x)) BINARY("ceil", __builtin_ceil(x)) BINARY("floor", __builtin_floor(x)) BINARY("trunc", __builtin_trunc(x))
  BINARY("nearest", __builtin_nearbyint(x)) BINARY("demote", (float)x) BINARY("copysign", __builtin_copysign(x, y)) BINARY("neg", -x) BINARY("abs", __builtin_fabs(x))
  BINARY("add32", (float)x + (float)y) BINARY("mul32", (float)x * (float)y) BINARY("div32", (float)x / (float)y) BINARY("sqrt32", __builtin_sqrtf((float)x))
  BINARY("chain", x * y + x / y - y) BINARY("i32", (double)(int32_t)fmod(x, 2147483647.0)) BINARY("i64", (double)(int64_t)fmod(x, 9e15)) BINARY("u32", (double)(float)(uint32_t)word())
}

static void library(void) {
  void (*fold)(double) = number;
  BINARY("sin", sin(x)) BINARY("cos", cos(x)) BINARY("exp", exp(y)) BINARY("log", log(x)) BINARY("pow", pow(x, y)) BINARY("tgamma", tgamma(y)) BINARY("fma", fma(x, y, 1.5))
  BINARY("atan2", atan2(x, y)) BINARY("fmod", fmod(x, y))
  char text[64];
  for (int i = 0; i < 20000; i++) {
    double x = next(i);
    if (isnan(x)) continue;
    snprintf(text, sizeof text, "%.17g %a", x, x);
    for (char *c = text; *c; c++) bits(*c);
    number(strtod(text, NULL));
  }
  line("printf and strtod");
}

static void vectors(void) {
  for (int i = 0; i < VALUES; i++) {
    v128_t x = wasm_f64x2_make(next(i), next(i + 3)), y = wasm_f64x2_make(next(i >> 2), next(i + 5));
    v128_t s = wasm_f32x4_make(next(i), next(i + 1), next(i + 2), next(i + 3)), t = wasm_f32x4_splat(next(i >> 1));
    v128_t all[] = {wasm_f64x2_add(x, y), wasm_f64x2_mul(x, y), wasm_f64x2_div(x, y), wasm_f64x2_min(x, y), wasm_f64x2_max(x, y), wasm_f64x2_pmin(x, y), wasm_f64x2_sqrt(x), wasm_f64x2_nearest(x), wasm_f64x2_neg(x),
      wasm_f32x4_sub(s, t), wasm_f32x4_div(s, t), wasm_f32x4_sqrt(s), wasm_f32x4_demote_f64x2_zero(x), wasm_f64x2_promote_low_f32x4(s), wasm_i32x4_trunc_sat_f32x4(s), wasm_i16x8_q15mulr_sat(s, t), wasm_i8x16_swizzle(s, t), wasm_i32x4_dot_i16x8(s, t)};
    for (unsigned k = 0; k < sizeof all / sizeof *all; k++)
      for (int lane = 0; lane < 4; lane++) {
        uint32_t part[4];
        memcpy(part, &all[k], 16);
        bits(part[lane]);
      }
  }
  line("vectors");
}

/* What a program sees of NaNs that were made in every way: the printed sign too. */
static void nans(void) {
  volatile double zero = 0, one = 1, infinite = INFINITY, odd;
  uint64_t payload = 0x7ff4000000001234;
  memcpy((void *)&odd, &payload, 8);
  volatile float single = 0;
  double made[] = {zero / zero, infinite - infinite, zero * infinite, __builtin_sqrt(-one), -(zero / zero), __builtin_fabs(zero / zero), odd, odd + one, one + odd, -odd, __builtin_copysign(one, zero / zero), __builtin_fmin(one, zero / zero), __builtin_floor(odd), single / single, (float)odd, zero / zero + odd, odd * (zero / zero), fma(zero, infinite, one)};
  for (unsigned i = 0; i < sizeof made / sizeof *made; i++) {
    uint64_t all;
    memcpy(&all, &made[i], 8);
    printf("%u %016llx %g %d\n", i, (unsigned long long)all, made[i], !!signbit(made[i]));
  }
  volatile float made32[] = {single / single, (float)(zero / zero), __builtin_sqrtf(-(float)one), (float)odd};
  for (unsigned i = 0; i < sizeof made32 / sizeof *made32; i++) {
    uint32_t all;
    float value = made32[i];
    memcpy(&all, &value, 4);
    printf("single %u %08x %f\n", i, all, value);
  }
  operators(raw);
}

int main(int count, char **values) {
  switch (count > 1 ? atoi(values[1]) : 0) {
    case 0: operators(number); return 0;
    case 1: library(); return 0;
    case 2: nans(); return 0;
    case 3: vectors(); return 0;
  }
  return 1;
}
