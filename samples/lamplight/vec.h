#ifndef VEC_H
#define VEC_H
#include <math.h>
#include <stdint.h>

typedef struct { double x, y, z; } Vec;

static inline Vec vec(double x, double y, double z) { return (Vec){x, y, z}; }
static inline Vec plus(Vec a, Vec b) { return vec(a.x + b.x, a.y + b.y, a.z + b.z); }
static inline Vec minus(Vec a, Vec b) { return vec(a.x - b.x, a.y - b.y, a.z - b.z); }
static inline Vec times(Vec a, double s) { return vec(a.x * s, a.y * s, a.z * s); }
static inline Vec tinted(Vec a, Vec b) { return vec(a.x * b.x, a.y * b.y, a.z * b.z); }
static inline Vec along(Vec from, Vec direction, double t) { return plus(from, times(direction, t)); }
static inline Vec blend(Vec a, Vec b, double share) { return plus(times(a, 1 - share), times(b, share)); }
static inline double dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline Vec cross(Vec a, Vec b) {
  return vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}
static inline double length(Vec a) { return sqrt(dot(a, a)); }
static inline Vec unit(Vec a) { return times(a, 1 / length(a)); }
static inline double bounded(double x, double low, double high) { return x < low ? low : x > high ? high : x; }
static inline double brightness(Vec c) { return 0.2126 * c.x + 0.7152 * c.y + 0.0722 * c.z; }
static inline double smooth(double low, double high, double x) {
  const double t = bounded((x - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

/* Two directions that make a right-handed frame with `n`. */
static inline void frame_of(Vec n, Vec *u, Vec *v) {
  *u = unit(fabs(n.y) < 0.9 ? cross(vec(0, 1, 0), n) : cross(vec(1, 0, 0), n));
  *v = cross(n, *u);
}

/* An integer hash (murmur3's finaliser): the only source of chance, so a pixel is the same in every tile. */
static inline uint32_t hashed(uint32_t a) {
  a = (a ^ (a >> 16)) * 0x85ebca6bu;
  a = (a ^ (a >> 13)) * 0xc2b2ae35u;
  return a ^ (a >> 16);
}
static inline uint32_t hash3(int a, int b, int c) {
  return hashed((uint32_t)a * 0x9e3779b9u ^ hashed((uint32_t)b * 0x85ebca77u ^ hashed((uint32_t)c + 0x165667b1u)));
}
static inline double share_of(uint32_t hash) { return hash * (1.0 / 4294967296.0); }

typedef struct { uint32_t seed, count; } Chance;
static inline double chance(Chance *c) { return share_of(hashed(c->seed ^ (c->count++ * 0x9e3779b9u))); }

/* Smooth noise between 0 and 1 over the plane. */
static inline double noise(double x, double y, int seed) {
  const double fx = floor(x), fy = floor(y);
  const int ix = (int)fx, iy = (int)fy;
  const double u = smooth(0, 1, x - fx), v = smooth(0, 1, y - fy);
  const double low = share_of(hash3(ix, iy, seed)) * (1 - u) + share_of(hash3(ix + 1, iy, seed)) * u;
  const double high = share_of(hash3(ix, iy + 1, seed)) * (1 - u) + share_of(hash3(ix + 1, iy + 1, seed)) * u;
  return low * (1 - v) + high * v;
}
#endif
