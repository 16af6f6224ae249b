/* From rays to pixels: samples, the filter against grain, lantern glow, falling snow, and the film's response. */
#include "film.h"
#include "trace.h"
#include <stdlib.h>

/* MARGIN: how far the filter looks, so how many pixels around a part are traced with it. */
enum { SAMPLES = 12, MARGIN = 5 };

#define EYE vec(0.35, 1.95, -11.5)
#define HALF_HEIGHT 0.325
#define PITCH 0.085

typedef struct { Vec albedo, light, seen, normal; double depth, variance; } Pixel;

void camera_ray(double x, double y, Vec *from, Vec *direction) {
  const double u = (x - WIDTH / 2.0) / (HEIGHT / 2.0) * HALF_HEIGHT, v = (HEIGHT / 2.0 - y) / (HEIGHT / 2.0) * HALF_HEIGHT;
  *from = EYE;
  *direction = unit(vec(u, v + PITCH, 1 - v * PITCH));
}

static Pixel trace_pixel(int x, int y) {
  Pixel pixel = {0};
  double squares = 0;
  const double turn_x = share_of(hash3(x, y, 1)), turn_y = share_of(hash3(x, y, 2));
  for (int i = 0; i < SAMPLES; i++) {
    Chance c = {hash3(x, y, 1000 + i), 0};
    double sx = turn_x + i * 0.7548776662466927, sy = turn_y + i * 0.5698402909980532; /* Roberts' R2 sequence */
    sx -= floor(sx);
    sy -= floor(sy);
    Vec from, direction;
    camera_ray(x + sx, y + sy, &from, &direction);
    const Sample sample = see(from, direction, &c);
    pixel.albedo = plus(pixel.albedo, sample.albedo);
    pixel.light = plus(pixel.light, sample.irradiance);
    pixel.seen = plus(pixel.seen, vec(fmin(sample.seen.x, 6), fmin(sample.seen.y, 6), fmin(sample.seen.z, 6)));
    pixel.normal = plus(pixel.normal, sample.normal);
    pixel.depth += sample.depth;
    squares += brightness(sample.irradiance) * brightness(sample.irradiance);
  }
  const double share = 1.0 / SAMPLES;
  pixel.albedo = times(pixel.albedo, share);
  pixel.light = times(pixel.light, share);
  pixel.seen = times(pixel.seen, share);
  pixel.normal = times(pixel.normal, share);
  pixel.depth *= share;
  pixel.variance = fmax(0, squares * share - brightness(pixel.light) * brightness(pixel.light)) * share;
  return pixel;
}

/* Light from neighbours that lie on the same surface and do not differ by more than their grain explains. */
static Vec filtered(const Pixel *pixels, int stride, int x, int y) {
  const Pixel *here = &pixels[y * stride + x];
  const double bright = brightness(here->light);
  double variance = 0;
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++) variance += pixels[(y + dy) * stride + x + dx].variance / 9;
  Vec sum = vec(0, 0, 0);
  double total = 0;
  for (int dy = -MARGIN; dy <= MARGIN; dy++)
    for (int dx = -MARGIN; dx <= MARGIN; dx++) {
      const Pixel *other = &pixels[(y + dy) * stride + x + dx];
      const double difference = brightness(other->light) - bright;
      const Vec bend = minus(here->normal, other->normal);
      const double far = (here->depth - other->depth) / (0.03 * here->depth);
      const double unlike = difference * difference / (6 * (variance + other->variance) + 1e-6) + dot(bend, bend) * 6 + far * far;
      const double weight = exp(-(dx * dx + dy * dy) / 14.0 - unlike);
      sum = plus(sum, times(other->light, weight));
      total += weight;
    }
  return times(sum, 1 / total);
}

/* Light that thin mist throws towards the eye from a bulb, in closed form along the ray and without shadows. */
static Vec glow(Vec from, Vec direction, double depth) {
  Vec sum = vec(0, 0, 0);
  for (int i = 0; i < scene.lights; i++) {
    const Light *light = &scene.light[i];
    if (light->shape != BULB) continue;
    const Vec to = minus(light->centre, from);
    const double middle = dot(to, direction), aside = sqrt(fmax(0, dot(to, to) - middle * middle)) + 0.035;
    const double reach = (atan((fmin(depth, 80) - middle) / aside) + atan(middle / aside)) / aside;
    sum = plus(sum, times(light->radiance, light->radius * light->radius * reach));
  }
  return times(sum, 0.0028);
}

/* Light at a place in the air, for snowflakes. */
static Vec air_light(Vec place) {
  Vec sum = vec(0.05, 0.065, 0.11);
  for (int i = 0; i < scene.lights; i++) {
    const Light *light = &scene.light[i];
    if (light->shape == MOON) continue;
    const Vec off = minus(light->centre, place);
    if (light->shape == PANE && dot(off, light->out) > 0) continue;
    sum = plus(sum, times(light->radiance, 0.085 * light->power / brightness(light->radiance) / (dot(off, off) + 0.25)));
  }
  return sum;
}

/* Flakes hang in sheets at several depths: a cell of a sheet holds at most one. */
static Vec flakes(double x, double y, Vec from, Vec direction, double depth, Vec colour) {
  for (int sheet = 11; sheet >= 0; sheet--) {
    const double away = 2.4 + 1.5 * sheet + 0.10 * sheet * sheet;
    const double t = away / direction.z;
    if (t > depth) continue;
    const double cell = 46.0 - 2.1 * sheet, u = x / cell + sheet * 17.3, v = y / cell + sheet * 9.7;
    const int iu = (int)floor(u), iv = (int)floor(v);
    if (share_of(hash3(iu, iv, 200 + sheet)) > 0.42) continue;
    const double fx = (u - iu - 0.15 - 0.7 * share_of(hash3(iu, iv, 220 + sheet))) * cell;
    const double fy = (v - iv - 0.15 - 0.7 * share_of(hash3(iu, iv, 240 + sheet))) * cell;
    const double radius = (0.5 + 0.6 * share_of(hash3(iu, iv, 260 + sheet))) * fmin(2.4, 0.55 + 5.0 / away);
    const double cover = exp(-(fx * fx + fy * fy) / (radius * radius)) * (sheet < 2 ? 0.45 : 0.85);
    if (cover < 0.004) continue;
    colour = plus(colour, times(air_light(along(from, direction, t)), 0.45 * cover));
  }
  return colour;
}

/* Narkowicz's fit of the ACES film curve, then the sRGB curve. */
static uint8_t developed(double light, double grain) {
  const double x = light * 1.25;
  const double film = bounded(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1);
  const double code = film <= 0.0031308 ? 12.92 * film : 1.055 * pow(film, 1 / 2.4) - 0.055;
  return (uint8_t)bounded(floor(code * 255 + grain), 0, 255);
}

static void finish(const Pixel *pixels, int stride, int at_x, int at_y, int x, int y, uint8_t *out) {
  const Pixel *pixel = &pixels[at_y * stride + at_x];
  Vec from, direction;
  camera_ray(x + 0.5, y + 0.5, &from, &direction);
  Vec colour = pixel->seen;
  if (brightness(pixel->albedo) > 0) colour = plus(colour, tinted(pixel->albedo, filtered(pixels, stride, at_x, at_y)));
  if (pixel->depth < FAR_AWAY * 0.6) colour = blend(colour, vec(0.034, 0.043, 0.082), 1 - exp(-pixel->depth / 110));
  colour = plus(colour, glow(from, direction, pixel->depth));
  colour = flakes(x + 0.5, y + 0.5, from, direction, pixel->depth, colour);
  const double dx = (x + 0.5) / WIDTH - 0.5, dy = (y + 0.5) / HEIGHT - 0.5;
  colour = times(colour, 1 - 0.55 * (dx * dx + dy * dy));
  const double grain = share_of(hash3(x, y, 3));
  out[0] = developed(colour.x, grain);
  out[1] = developed(colour.y, grain);
  out[2] = developed(colour.z, grain);
}

int render(int left, int top, int width, int height, uint8_t *out) {
  const int stride = width + 2 * MARGIN, rows = height + 2 * MARGIN;
  Pixel *pixels = malloc(sizeof(Pixel) * (size_t)stride * rows);
  if (!pixels) return 0;
  for (int y = 0; y < rows; y++)
    for (int x = 0; x < stride; x++) pixels[y * stride + x] = trace_pixel(left + x - MARGIN, top + y - MARGIN);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++, out += 3) finish(pixels, stride, x + MARGIN, y + MARGIN, left + x, top + y, out);
  free(pixels);
  return 1;
}
