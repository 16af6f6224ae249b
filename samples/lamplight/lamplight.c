/*
 * lamplight: a winter street, path-traced in tiles.
 *
 *   lamplight TILE               prints tile number TILE, 40 x 40 pixels, as raw RGB bytes
 *   lamplight crop X Y W H       the same for any part of the 640 x 400 picture
 *   lamplight scene              the scene's bodies and lights as JSON
 *   lamplight ray X Y            what the ray through the middle of pixel (X, Y) meets, as JSON
 *   lamplight probe X Y Z N      the light that falls straight onto a level spot, the mean of N estimates, as JSON
 *
 * Tiles are numbered row by row, 16 to a row. A pixel's value depends on its place alone, never on the tile that holds
 * it, so tiles from different devices fit without a seam: chance is a hash of the pixel, and the filter that removes
 * the grain sees the pixels beyond the tile's edge too. The last three commands are for the sample's tests.
 *
 * Path tracing after Kajiya 1986 with next-event estimation; the filter is a joint bilateral one over light without
 * surface colour. Files: scene.c (what stands where), geometry.c (rays), light.c, trace.c, film.c (pixels).
 */
#include "film.h"
#include "trace.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TILE = 40, EXIT_USAGE = 2 };

static int number(const char *text, int low, int high, int *value) {
  char *end;
  const long parsed = strtol(text, &end, 10);
  *value = (int)parsed;
  return *text && !*end && parsed >= low && parsed <= high;
}

static int print_crop(int x, int y, int width, int height) {
  uint8_t *pixels = malloc((size_t)width * height * 3);
  if (!pixels || !render(x, y, width, height, pixels)) {
    fprintf(stderr, "no memory for %d x %d pixels\n", width, height);
    return 1;
  }
  fwrite(pixels, 1, (size_t)width * height * 3, stdout);
  return 0;
}

static void print_vec(const char *name, Vec v) { printf("\"%s\":[%.17g,%.17g,%.17g]", name, v.x, v.y, v.z); }

static void print_scene(void) {
  static const char *shapes[] = {"hull", "ball", "frustum"}, *lights[] = {"pane", "bulb", "moon"};
  printf("{\"bodies\":[");
  for (int i = 0; i < scene.bodies; i++) {
    const Body *body = &scene.body[i];
    printf("%s\n{\"shape\":\"%s\",", i ? "," : "", shapes[body->shape]);
    print_vec("centre", body->centre);
    printf(",\"radius\":%.17g,\"topRadius\":%.17g,\"bottom\":%.17g,\"top\":%.17g,\"planes\":[", body->radius, body->top_radius, body->bottom, body->top);
    for (int p = 0; p < body->planes; p++) {
      printf("%s{", p ? "," : "");
      print_vec("normal", body->plane[p].normal);
      printf(",\"at\":%.17g}", body->plane[p].at);
    }
    printf("]}");
  }
  printf("],\"lights\":[");
  for (int i = 0; i < scene.lights; i++) {
    const Light *light = &scene.light[i];
    printf("%s\n{\"shape\":\"%s\",", i ? "," : "", lights[light->shape]);
    print_vec("centre", light->centre);
    printf(",");
    print_vec("across", light->across);
    printf(",");
    print_vec("up", light->up);
    printf(",");
    print_vec("out", light->out);
    printf(",");
    print_vec("radiance", light->radiance);
    printf(",\"radius\":%.17g}", light->radius);
  }
  printf("]}\n");
}

static void print_ray(int x, int y) {
  Vec from, direction;
  camera_ray(x + 0.5, y + 0.5, &from, &direction);
  const Hit hit = nearest(from, direction);
  printf("{");
  print_vec("from", from);
  printf(",");
  print_vec("direction", direction);
  printf(",\"body\":%d,\"t\":%.17g,", hit.body, hit.t);
  print_vec("normal", hit.normal);
  printf("}\n");
}

static void print_probe(Vec point, int samples) {
  Vec sum = vec(0, 0, 0), squares = vec(0, 0, 0);
  for (int i = 0; i < samples; i++) {
    Chance c = {hash3(i, 11, 13), 0};
    const Vec estimate = direct_light(point, vec(0, 1, 0), &c);
    sum = plus(sum, estimate);
    squares = plus(squares, tinted(estimate, estimate));
  }
  const Vec mean = times(sum, 1.0 / samples), spread = minus(times(squares, 1.0 / samples), tinted(mean, mean));
  printf("{");
  print_vec("mean", mean);
  printf(",");
  print_vec("error", vec(sqrt(spread.x / samples), sqrt(spread.y / samples), sqrt(spread.z / samples)));
  printf("}\n");
}

int main(int argc, char **argv) {
  const char *command = argc > 1 ? argv[1] : "";
  int tile, x, y, width, height, samples;
  build_scene();
  if (argc == 2 && number(command, 0, WIDTH / TILE * (HEIGHT / TILE) - 1, &tile))
    return print_crop(tile % (WIDTH / TILE) * TILE, tile / (WIDTH / TILE) * TILE, TILE, TILE);
  if (argc == 6 && !strcmp(command, "crop") && number(argv[2], 0, WIDTH - 1, &x) && number(argv[3], 0, HEIGHT - 1, &y) &&
      number(argv[4], 1, WIDTH - x, &width) && number(argv[5], 1, HEIGHT - y, &height))
    return print_crop(x, y, width, height);
  if (argc == 2 && !strcmp(command, "scene")) return print_scene(), 0;
  if (argc == 4 && !strcmp(command, "ray") && number(argv[2], 0, WIDTH - 1, &x) && number(argv[3], 0, HEIGHT - 1, &y))
    return print_ray(x, y), 0;
  if (argc == 6 && !strcmp(command, "probe") && number(argv[5], 1, 10000000, &samples))
    return print_probe(vec(atof(argv[2]), atof(argv[3]), atof(argv[4])), samples), 0;
  fprintf(stderr, "usage: lamplight TILE, with TILE from 0 to %d\n", WIDTH / TILE * (HEIGHT / TILE) - 1);
  return EXIT_USAGE;
}
