/*
 * The functions of Math whose results engines do not agree on, from musl's libm, so that every device computes the
 * same bits. scripts/build-math.mjs compiles this file into musl-math.wasm.ts.
 */
#include <math.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define UNARY(name) \
  EXPORT(name) double js_##name(double x) { return name(x); }
#define BINARY(name) \
  EXPORT(name) double js_##name(double x, double y) { return name(x, y); }

UNARY(acos) UNARY(acosh) UNARY(asin) UNARY(asinh) UNARY(atan) UNARY(atanh)
UNARY(cbrt) UNARY(cos) UNARY(cosh) UNARY(exp) UNARY(expm1) UNARY(log)
UNARY(log10) UNARY(log1p) UNARY(log2) UNARY(sin) UNARY(sinh) UNARY(tan) UNARY(tanh)
BINARY(atan2) BINARY(pow) BINARY(hypot)
