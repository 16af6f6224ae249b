/* What a ray sees: surfaces and their colours, the sky, and light that was thrown from surface to surface. */
#include "trace.h"

#define PI 3.14159265358979323846
enum { BOUNCES = 3 };

static double ridge(double azimuth, double height, int seed) {
  const double trees = noise(azimuth * 260, 3.5, seed) * 0.010 + noise(azimuth * 90, 7.5, seed) * 0.008;
  return height + 0.05 * noise(azimuth * 3.1, 0.5, seed) + 0.02 * noise(azimuth * 9, 1.5, seed) + trees;
}

static Vec stars(Vec d) {
  const double u = d.x / d.z * 46, v = d.y / d.z * 46;
  const int iu = (int)floor(u), iv = (int)floor(v);
  const uint32_t hash = hash3(iu, iv, 77);
  if ((hash & 7) > 1) return vec(0, 0, 0);
  const double x = u - iu - 0.2 - 0.6 * share_of(hash3(iu, iv, 78)), y = v - iv - 0.2 - 0.6 * share_of(hash3(iu, iv, 79));
  const double bright = pow(share_of(hash3(iu, iv, 80)), 3.5) * 1.5 + 0.12, size = 0.0023 + 0.002 * bright;
  const Vec tint = blend(vec(0.75, 0.85, 1), vec(1, 0.88, 0.7), share_of(hash3(iu, iv, 81)));
  return times(tint, bright * exp(-(x * x + y * y) / size));
}

static Vec open_sky(Vec d) {
  const double up = bounded(d.y, 0, 1);
  Vec sky = blend(vec(0.055, 0.080, 0.165), vec(0.006, 0.011, 0.036), 1 - exp(-up * 4.2));
  const double near = dot(unit(d), MOON_DIRECTION);
  sky = plus(sky, times(vec(0.10, 0.14, 0.26), exp((near - 1) * 60) * 0.8));
  return plus(sky, times(vec(0.045, 0.046, 0.062), exp(-up * 14)));
}

/* The sky as a picture: stars, the moon and two ridges of forest stand before the light of `open_sky`. */
static Vec painted_sky(Vec d) {
  const Vec sky = open_sky(d);
  if (d.z <= 0.1) return sky;
  const double azimuth = d.x / d.z;
  const Vec near_hill = vec(0.010, 0.016, 0.036), far_hill = vec(0.022, 0.031, 0.066);
  if (d.y / d.z < ridge(azimuth + 9, 0.035, 5)) return near_hill;
  if (d.y / d.z < ridge(azimuth, 0.085, 4)) return far_hill;
  const double off = acos(bounded(dot(d, MOON_DIRECTION), -1, 1)) / MOON_RADIUS;
  if (off < 1.06) {
    const double sea = noise(d.x * 95, d.y * 95, 9) * 0.6 + noise(d.x * 210, d.y * 210, 10) * 0.4;
    const Vec face = times(vec(0.86, 0.91, 1), 0.72 + 0.5 * smooth(0.35, 0.7, sea));
    return blend(face, sky, smooth(0.94, 1.06, off));
  }
  return plus(sky, times(stars(d), smooth(0.08, 0.3, d.y) * smooth(1, 4, off)));
}

/* Light that a lit pane shows, or the dark glass, the frame and the bars: 1 when (x, y) lies on a window. */
static int window_at(int house, Vec point, Vec normal, Vec *albedo, Vec *seen) {
  for (int i = 0; i < scene.windows; i++) {
    const Window *window = &scene.window[i];
    if (window->house != house || dot(window->out, normal) < 0.9) continue;
    const Vec off = minus(point, window->centre);
    if (fabs(dot(off, window->out)) > 0.01) continue;
    const double half_width = length(window->across), half_height = length(window->up);
    const double x = dot(off, window->across) / half_width, y = dot(off, window->up) / half_height;
    if (fabs(x) > half_width + 0.07 || fabs(y) > half_height + 0.07) continue;
    const int frame = fabs(x) > half_width - 0.01 || fabs(y) > half_height - 0.01;
    const int bars = fabs(x) < 0.022 || fabs(y - half_height * 0.25) < 0.02;
    *albedo = frame || bars ? vec(0.20, 0.14, 0.10) : vec(0.02, 0.025, 0.035);
    *seen = vec(0, 0, 0);
    if (!frame && brightness(window->glow) > 0) {
      const double curtain = smooth(half_width * 0.45, half_width, fabs(x)) * 0.45;
      const double lamp_height = exp(-(x * x * 3 + (y + 0.1) * (y + 0.1) * 2.5));
      *seen = times(window->glow, bars ? 0.04 : 0.16 + 0.28 * lamp_height - curtain * 0.3);
    } else if (!frame) {
      *seen = vec(0.008, 0.011, 0.022);
    }
    return 1;
  }
  return 0;
}

static Vec wall_colour(const House *house, Vec point, Vec normal) {
  const double grain = noise(point.x * 3.1 + point.z * 3.1, point.y * 3.1, 21) * 0.5 + noise(point.x * 14 + point.z * 14, point.y * 14, 22) * 0.5;
  const double course = fabs(normal.y) < 0.5 ? smooth(0.0, 0.10, fabs(point.y / 0.24 - floor(point.y / 0.24) - 0.5)) : 1;
  return times(house->colour, (0.78 + 0.35 * grain) * (0.84 + 0.16 * course));
}

static Vec ground_colour(Vec point) {
  const double rough = noise(point.x * 2.3, point.z * 2.3, 31) * 0.35 - 0.175 + (noise(point.x * 7, point.z * 7, 32) - 0.5) * 0.2;
  const double off = fabs(point.x - path_middle(point.z)) + rough;
  const double trodden = 1 - smooth(0.95, 1.35, off);
  const double ruts = smooth(0.10, 0.26, fabs(fabs(point.x - path_middle(point.z)) - 0.5)) * 0.3 + 0.7;
  const double clumps = 0.75 + 0.5 * noise(point.x * 5, point.z * 5, 33);
  return blend(vec(0.82, 0.85, 0.90), times(vec(0.42, 0.40, 0.40), ruts * clumps), trodden * 0.85);
}

/* Snow lies on the upper part of each tier of branches, with a ragged edge. */
static Vec fir_colour(const Body *body, Vec point) {
  const double turn = atan2(point.z - body->centre.z, point.x - body->centre.x);
  const double up = (point.y - body->bottom) / (body->top - body->bottom);
  const double ragged = noise(turn * 3.5, body->bottom * 9, 61) * 0.8 + noise(turn * 11, point.y * 7, 62) * 0.5;
  const Vec green = times(vec(0.045, 0.085, 0.065), 0.6 + 0.8 * noise(turn * 9, point.y * 6, 63));
  return blend(green, vec(0.80, 0.84, 0.90), 0.9 * smooth(0.62, 0.86, up * 0.6 + ragged * 0.6));
}

/* The ground's small waves, as a tilt of its normal. */
static Vec ground_tilt(Vec point) {
  const double e = 0.02, x = point.x, z = point.z;
  const double off = fabs(x - path_middle(z));
  const double rough = 0.10 + 0.22 * (1 - smooth(1.0, 1.5, off));
#define HEIGHT(x, z) (noise((x) * 0.8, (z) * 0.8, 41) * 0.35 + noise((x) * 3.3, (z) * 3.3, 42) * rough * 0.5 + noise((x) * 9, (z) * 9, 43) * rough * 0.12)
  const double here = HEIGHT(x, z);
  return unit(vec(-(HEIGHT(x + e, z) - here) / e * 0.55, 1, -(HEIGHT(x, z + e) - here) / e * 0.55));
#undef HEIGHT
}

typedef struct { Vec albedo, seen, normal; } Surface;

static Surface surface_at(const Hit *hit) {
  Surface surface = {.seen = vec(0, 0, 0), .normal = hit->normal};
  const Vec p = hit->point;
  if (hit->body == GROUND) {
    surface.albedo = ground_colour(p);
    surface.normal = ground_tilt(p);
    return surface;
  }
  const Body *body = &scene.body[hit->body];
  switch (body->material) {
    case SNOW: surface.albedo = vec(0.84, 0.87, 0.92); break;
    case WALL:
      if (!window_at(body->house, p, hit->normal, &surface.albedo, &surface.seen))
        surface.albedo = wall_colour(&scene.house[body->house], p, hit->normal);
      break;
    case ROOF: surface.albedo = vec(0.09, 0.07, 0.075); break;
    case STONE: {
      const double row = floor(p.y / 0.3), joint = fabs(p.y / 0.3 - row - 0.5);
      surface.albedo = times(vec(0.30, 0.28, 0.27), (0.7 + 0.6 * noise(p.x * 4 + row * 7, p.z * 4, 51)) * (joint > 0.44 ? 0.6 : 1));
      for (int i = 0; i < scene.houses; i++) window_at(i, p, hit->normal, &surface.albedo, &surface.seen);
      break;
    }
    case WOOD: surface.albedo = vec(0.20, 0.12, 0.07); break;
    case DOOR: surface.albedo = vec(0.30, 0.07, 0.06); break;
    case IRON: surface.albedo = vec(0.035, 0.038, 0.045); break;
    case FIR: surface.albedo = fir_colour(body, p); break;
    case COAT: surface.albedo = vec(0.055, 0.055, 0.075); break;
    case SKIN: surface.albedo = vec(0.55, 0.36, 0.27); break;
    case SCARF: surface.albedo = vec(0.62, 0.06, 0.05); break;
    case FLAME:
      surface.albedo = vec(0, 0, 0);
      surface.seen = vec(14, 8.6, 3.6);
      break;
  }
  return surface;
}

static Vec bounce(Vec normal, Chance *c) {
  Vec u, v;
  frame_of(normal, &u, &v);
  const double turn = 2 * PI * chance(c), r = chance(c), out = sqrt(r);
  return plus(times(normal, sqrt(fmax(0, 1 - r))), plus(times(u, out * cos(turn)), times(v, out * sin(turn))));
}

/* Light on a surface: straight from lamps, and what the surroundings throw back along one random path. */
static Vec light_on(Vec point, Vec normal, Chance *c) {
  Vec light = vec(0, 0, 0), share = vec(1, 1, 1);
  for (int i = 0; i < BOUNCES; i++) {
    const Vec straight = direct_light(point, normal, c);
    const double limit = i == 0 ? 60 : 3;
    const double most = fmax(straight.x, fmax(straight.y, straight.z));
    light = plus(light, tinted(share, times(straight, (most > limit ? limit / most : 1) / PI)));
    const Vec direction = bounce(normal, c);
    const Hit hit = nearest(point, direction);
    if (hit.body == NOTHING) return plus(light, tinted(share, open_sky(direction)));
    const Surface surface = surface_at(&hit);
    share = tinted(share, surface.albedo);
    point = along(hit.point, hit.normal, 1e-4);
    normal = surface.normal;
  }
  return light;
}

Sample see(Vec from, Vec direction, Chance *c) {
  const Hit hit = nearest(from, direction);
  if (hit.body == NOTHING)
    return (Sample){vec(0, 0, 0), vec(0, 0, 0), painted_sky(direction), times(direction, -1), FAR_AWAY};
  const Surface surface = surface_at(&hit);
  const Vec point = along(hit.point, hit.normal, 1e-4);
  const Vec light = brightness(surface.albedo) > 0 ? light_on(point, surface.normal, c) : vec(0, 0, 0);
  return (Sample){surface.albedo, light, surface.seen, surface.normal, hit.t};
}
