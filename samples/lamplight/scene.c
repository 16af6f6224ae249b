/* A village on a winter night: who stands where. Metres; y is up and the street leads away along z. */
#include "scene.h"
#include <stdio.h>
#include <stdlib.h>

Scene scene;

static _Noreturn void too_many(const char *what) {
  fprintf(stderr, "the scene has too many %s: raise the bound in scene.h\n", what);
  exit(3);
}

static Body *new_body(Shape shape, Material material) {
  if (scene.bodies == MAX_BODIES) too_many("bodies");
  Body *body = &scene.body[scene.bodies++];
  *body = (Body){.shape = shape, .material = material, .house = -1};
  return body;
}

static void begin_group(Vec low, Vec high) {
  if (scene.groups == MAX_GROUPS) too_many("groups");
  scene.group[scene.groups++] = (Group){low, high, scene.bodies, 0};
}

static void end_group(void) {
  Group *group = &scene.group[scene.groups - 1];
  group->count = scene.bodies - group->first;
}

static void ball(Material material, Vec centre, double radius) {
  Body *body = new_body(SPHERE, material);
  body->centre = centre;
  body->radius = radius;
}

static void frustum(Material material, double x, double z, double bottom, double top, double radius, double top_radius) {
  Body *body = new_body(FRUSTUM, material);
  body->centre = vec(x, 0, z);
  body->bottom = bottom;
  body->top = top;
  body->radius = radius;
  body->top_radius = top_radius;
}

static void half_space(Body *body, Vec normal, double at) {
  if (body->planes == MAX_PLANES) too_many("planes of a hull");
  body->plane[body->planes].normal = normal;
  body->plane[body->planes++].at = at;
}

/* A plane given in a house's own frame: x to its right, y up, z out of its front. */
static void own_half_space(Body *body, const House *house, Vec normal, double at) {
  const Vec n = plus(plus(times(house->right, normal.x), vec(0, normal.y, 0)), times(house->out, normal.z));
  half_space(body, n, at + dot(n, house->centre));
}

static void own_box(const House *house, Material material, Vec low, Vec high) {
  Body *body = new_body(HULL, material);
  own_half_space(body, house, vec(1, 0, 0), high.x);
  own_half_space(body, house, vec(-1, 0, 0), -low.x);
  own_half_space(body, house, vec(0, 1, 0), high.y);
  own_half_space(body, house, vec(0, -1, 0), -low.y);
  own_half_space(body, house, vec(0, 0, 1), high.z);
  own_half_space(body, house, vec(0, 0, -1), -low.z);
}

/* A square bar between two points. */
static void bar(Material material, Vec from, Vec to, double half_width) {
  const Vec axis = unit(minus(to, from));
  Vec u, v;
  frame_of(axis, &u, &v);
  Body *body = new_body(HULL, material);
  half_space(body, axis, dot(axis, to));
  half_space(body, times(axis, -1), -dot(axis, from));
  half_space(body, u, dot(u, from) + half_width);
  half_space(body, times(u, -1), -dot(u, from) + half_width);
  half_space(body, v, dot(v, from) + half_width);
  half_space(body, times(v, -1), -dot(v, from) + half_width);
}

static void add_light(Light light) {
  if (scene.lights == MAX_LIGHTS) too_many("lights");
  scene.light[scene.lights++] = light;
}

/* Half a roof: the slab between `from` and `to` above the slope, on the side where x has the sign `side`. */
static void slab(const House *house, Material material, int side, Vec slope, double at, double from, double to, double eaves, double reach) {
  Body *body = new_body(HULL, material);
  const Vec n = vec(slope.x * side, slope.y, 0);
  own_half_space(body, house, n, at + to);
  own_half_space(body, house, times(n, -1), -at - from);
  own_half_space(body, house, vec(side, 0, 0), eaves);
  own_half_space(body, house, vec(-side, 0, 0), 0);
  own_half_space(body, house, vec(0, 0, 1), reach);
  own_half_space(body, house, vec(0, 0, -1), reach);
}

typedef struct { double x, z, turn, width, depth, wall, ridge; Vec colour; } Plan;

static int begin_house(const Plan *plan, double height, double around) {
  if (scene.houses == MAX_HOUSES) too_many("houses");
  House *house = &scene.house[scene.houses];
  house->centre = vec(plan->x, 0, plan->z);
  house->right = vec(cos(plan->turn), 0, sin(plan->turn));
  house->out = vec(sin(plan->turn), 0, -cos(plan->turn));
  house->colour = plan->colour;
  begin_group(vec(plan->x - around, -0.1, plan->z - around), vec(plan->x + around, height, plan->z + around));
  return scene.houses++;
}

static void walls(const Plan *plan, int at_house, Vec slope, double slope_at) {
  const House *house = &scene.house[at_house];
  Body *body = new_body(HULL, WALL);
  body->house = at_house;
  own_half_space(body, house, vec(1, 0, 0), plan->width / 2);
  own_half_space(body, house, vec(-1, 0, 0), plan->width / 2);
  own_half_space(body, house, vec(0, 0, 1), plan->depth / 2);
  own_half_space(body, house, vec(0, 0, -1), plan->depth / 2);
  own_half_space(body, house, vec(0, -1, 0), 0.1);
  own_half_space(body, house, slope, slope_at);
  own_half_space(body, house, vec(-slope.x, slope.y, 0), slope_at);
}

/* A window on the front (side 0), or on the wall to the left (-1) or right (1), `x` along that wall. */
static void window(const Plan *plan, int at_house, int side, double x, double y, double half_width, double half_height, double glow) {
  if (scene.windows == MAX_WINDOWS) too_many("windows");
  const House *house = &scene.house[at_house];
  const Vec out = side ? times(house->right, side) : house->out;
  const Vec across = side ? times(house->out, -side) : house->right;
  const double distance = side ? plan->width / 2 : plan->depth / 2;
  const Vec centre = plus(plus(house->centre, times(out, distance)), plus(times(across, x), vec(0, y, 0)));
  const double warmth = share_of(hash3(at_house, (int)(x * 10), (int)(y * 10)));
  const Vec radiance = times(vec(1, 0.40 + 0.10 * warmth, 0.07 + 0.07 * warmth), glow);
  scene.window[scene.windows++] = (Window){at_house, centre, times(across, half_width), vec(0, half_height, 0), out, radiance};
  if (glow > 0)
    add_light((Light){PANE, centre, times(across, half_width), vec(0, half_height, 0), out, 0, times(radiance, 1.5), 0});
  const Vec low = side ? vec(side > 0 ? distance : -distance - 0.12, y - half_height - 0.16, 0) : vec(x - half_width - 0.1, y - half_height - 0.16, distance);
  Vec sill_low = low, sill_high = vec(low.x + 2 * half_width + 0.2, low.y + 0.1, distance + 0.12);
  if (side) {
    sill_low.z = -side * x - half_width - 0.1;
    sill_high = vec(low.x + 0.12, low.y + 0.1, -side * x + half_width + 0.1);
  }
  own_box(house, SNOW, sill_low, sill_high);
}

/* `wide` windows to a floor of the front, `deep` on the long wall that looks to the street; bits of `dark` put out. */
static void cottage(Plan plan, int floors, int wide, int deep, unsigned dark) {
  const double run = plan.width / 2, rise = plan.ridge - plan.wall;
  const Vec slope = unit(vec(rise, run, 0));
  const double at = slope.y * plan.ridge;
  const int number = begin_house(&plan, plan.ridge + 1.4, (plan.width + plan.depth) / 2 * 0.95 + 0.6);
  const House *house = &scene.house[number];
  walls(&plan, number, slope, at);
  for (int side = -1; side <= 1; side += 2) {
    slab(house, ROOF, side, slope, at, 0.0, 0.12, run + 0.42, plan.depth / 2 + 0.34);
    slab(house, SNOW, side, slope, at, 0.12, 0.34, run + 0.36, plan.depth / 2 + 0.3);
  }
  const double stack = run * 0.45;
  own_box(house, STONE, vec(stack - 0.3, plan.wall, -0.9), vec(stack + 0.3, plan.ridge + 0.75, -0.3));
  own_box(house, SNOW, vec(stack - 0.34, plan.ridge + 0.75, -0.94), vec(stack + 0.34, plan.ridge + 0.93, -0.26));
  own_box(house, DOOR, vec(-0.48, 0, plan.depth / 2), vec(0.48, 2.0, plan.depth / 2 + 0.05));
  own_box(house, SNOW, vec(-0.85, -0.1, plan.depth / 2), vec(0.85, 0.14, plan.depth / 2 + 0.7));
  own_box(house, WOOD, vec(-0.8, 2.25, plan.depth / 2), vec(0.8, 2.33, plan.depth / 2 + 0.55));
  own_box(house, SNOW, vec(-0.84, 2.33, plan.depth / 2), vec(0.84, 2.47, plan.depth / 2 + 0.6));
  unsigned lit = ~dark;
  for (int level = 0; level < floors; level++)
    for (int i = 0; i < wide; i++) {
      const double x = (i - (wide - 1) / 2.0) * (plan.width - 0.5) / wide;
      if (level == 0 && fabs(x) < 0.9) continue;
      window(&plan, number, 0, x, 1.5 + 1.95 * level, 0.42, 0.56, lit & 1 ? 3.2 + (lit & 2 ? 1.2 : 0) : 0);
      lit >>= 1;
    }
  window(&plan, number, 0, 0, plan.wall + rise * 0.36, 0.34, 0.42, lit & 1 ? 2.8 : 0);
  const int inner = plan.x > 0 ? -1 : 1;
  for (int i = 0; i < deep; i++) {
    const double x = (i - (deep - 1) / 2.0) * (plan.depth - 0.6) / deep;
    lit >>= 1;
    window(&plan, number, inner, x, 1.5, 0.42, 0.56, lit & 1 ? 3.4 + (lit & 2 ? 0.8 : 0) : 0);
  }
  end_group();
}

static void church(Plan plan) {
  const double run = plan.width / 2, rise = plan.ridge - plan.wall;
  const Vec slope = unit(vec(rise, run, 0));
  const double at = slope.y * plan.ridge, front = plan.depth / 2;
  const int number = begin_house(&plan, 19, 8);
  const House *house = &scene.house[number];
  walls(&plan, number, slope, at);
  for (int side = -1; side <= 1; side += 2) {
    slab(house, ROOF, side, slope, at, 0, 0.12, run + 0.3, front + 0.2);
    slab(house, SNOW, side, slope, at, 0.12, 0.36, run + 0.26, front + 0.16);
  }
  const double half = 1.35, belfry = 9.2, tip = 17.5;
  own_box(house, STONE, vec(-half, 0, front - 1.2), vec(half, belfry, front + 1.5));
  own_box(house, SNOW, vec(-half - 0.2, belfry, front - 1.4), vec(half + 0.2, belfry + 0.22, front + 1.7));
  Body *spire = new_body(HULL, ROOF);
  const Vec lean = unit(vec(tip - belfry, half, 0));
  const Vec sides[4] = {vec(lean.x, lean.y, 0), vec(-lean.x, lean.y, 0), vec(0, lean.y, lean.x), vec(0, lean.y, -lean.x)};
  const Vec tip_at = vec(0, tip, front + 0.15);
  for (int i = 0; i < 4; i++) own_half_space(spire, house, sides[i], dot(sides[i], tip_at));
  own_half_space(spire, house, vec(0, -1, 0), -belfry - 0.22);
  plan.depth += 3.02;
  window(&plan, number, 0, 0, 7.7, 0.5, 0.75, 4.2);
  window(&plan, number, 0, 0, 4.4, 0.42, 0.95, 4.6);
  window(&plan, number, 0, 0, 1.3, 0.62, 1.1, 4.6);
  end_group();
}

static void fir(double x, double z, double height, int tiers) {
  const double radius = height * 0.27;
  begin_group(vec(x - radius, 0, z - radius), vec(x + radius, height + 0.01, z + radius));
  frustum(WOOD, x, z, 0, height * 0.2, height * 0.03, height * 0.03);
  for (int i = 0; i < tiers; i++) {
    const double low = height * (0.12 + 0.70 * i / tiers), high = height * (0.12 + 0.70 * i / tiers + 1.12 / (tiers + 1));
    const double wide = radius * (1 - 0.78 * i / tiers);
    const double top = high < height ? high : height;
    frustum(FIR, x, z, low, top, wide, wide * (i == tiers - 1 ? 0.02 : 0.3));
  }
  end_group();
}

static void lamp(double x, double z, double size, double glow) {
  begin_group(vec(x - 0.5 * size, 0, z - 0.5 * size), vec(x + 0.5 * size, 4.1 * size, z + 0.5 * size));
  frustum(IRON, x, z, 0, 0.5 * size, 0.15 * size, 0.1 * size);
  frustum(SNOW, x, z, 0, 0.14 * size, 0.42 * size, 0.2 * size);
  frustum(IRON, x, z, 0.5 * size, 3.0 * size, 0.055 * size, 0.04 * size);
  frustum(IRON, x, z, 3.0 * size, 3.08 * size, 0.07 * size, 0.17 * size);
  for (int i = 0; i < 4; i++) {
    const double dx = i & 1 ? 1 : -1, dz = i & 2 ? 1 : -1;
    bar(IRON, vec(x + 0.10 * dx * size, 3.06 * size, z + 0.10 * dz * size), vec(x + 0.17 * dx * size, 3.55 * size, z + 0.17 * dz * size), 0.013 * size);
  }
  frustum(IRON, x, z, 3.55 * size, 3.6 * size, 0.28 * size, 0.28 * size);
  frustum(IRON, x, z, 3.6 * size, 3.82 * size, 0.26 * size, 0.06 * size);
  frustum(SNOW, x, z, 3.66 * size, 3.9 * size, 0.22 * size, 0.03 * size);
  const Vec centre = vec(x, 3.3 * size, z);
  ball(FLAME, centre, 0.12 * size);
  const Vec radiance = times(vec(1, 0.52, 0.16), glow);
  add_light((Light){BULB, centre, vec(0, 0, 0), vec(0, 0, 0), vec(0, 0, 0), 0.12 * size, radiance, 0});
  end_group();
}

/* The lamplighter: coat, scarf, hat, and the long pole that reaches up to the lantern at `flame`. */
static void lamplighter(double x, double z, Vec flame) {
  begin_group(vec(x - 0.6, 0, z - 0.6), vec(flame.x + 0.05, flame.y + 0.1, flame.z + 0.6));
  const Vec hand = vec(x + 0.36, 1.36, z - 0.02);
  frustum(COAT, x - 0.09, z, 0, 0.5, 0.075, 0.09);
  frustum(COAT, x + 0.1, z, 0, 0.5, 0.075, 0.09);
  frustum(COAT, x, z, 0.36, 1.12, 0.29, 0.17);
  frustum(COAT, x, z, 1.08, 1.46, 0.17, 0.2);
  frustum(COAT, x, z, 1.46, 1.54, 0.2, 0.09);
  frustum(SCARF, x, z, 1.47, 1.58, 0.14, 0.115);
  bar(SCARF, vec(x - 0.1, 1.5, z - 0.17), vec(x - 0.14, 1.12, z - 0.2), 0.035);
  ball(SKIN, vec(x, 1.68, z), 0.115);
  frustum(COAT, x, z, 1.745, 1.765, 0.2, 0.2);
  frustum(COAT, x, z, 1.765, 2.05, 0.125, 0.135);
  bar(COAT, vec(x + 0.15, 1.4, z), hand, 0.06);
  bar(COAT, vec(x - 0.2, 1.42, z), vec(x - 0.3, 0.98, z - 0.06), 0.06);
  bar(COAT, vec(x - 0.3, 0.98, z - 0.06), vec(x - 0.12, 0.9, z - 0.26), 0.055);
  const Vec up = unit(minus(flame, hand));
  bar(WOOD, along(hand, up, -0.75), along(hand, up, length(minus(flame, hand)) - 0.17), 0.016);
  end_group();
}

static void drift(double x, double z, double radius, double height) {
  begin_group(vec(x - radius, -0.01, z - radius), vec(x + radius, height + 0.01, z + radius));
  ball(SNOW, vec(x, height - radius, z), radius);
  end_group();
}

/* The middle of the trodden street: it winds towards the church. */
double path_middle(double z) { return 0.55 + 1.1 * sin(z * 0.16 + 0.5) * (z > -8 ? 1 : 0.6); }

void build_scene(void) {
  scene = (Scene){0};
  const Vec cream = vec(0.55, 0.42, 0.28), brick = vec(0.42, 0.17, 0.11), slate = vec(0.26, 0.29, 0.36), ochre = vec(0.52, 0.33, 0.13), rose = vec(0.50, 0.30, 0.25);
  cottage((Plan){-7.9, 4.4, -1.22, 5.0, 6.6, 2.7, 5.7, ochre}, 1, 2, 4, 0x10);
  cottage((Plan){-4.3, 10.6, 0.05, 4.7, 6, 4.4, 7.5, brick}, 2, 3, 3, 0x2);
  cottage((Plan){6.0, 10.8, -0.12, 5.0, 6, 4.5, 7.7, cream}, 2, 3, 3, 0x10);
  cottage((Plan){9.3, 4.8, 1.24, 5.0, 7.0, 2.8, 5.8, slate}, 1, 2, 4, 0x4);
  cottage((Plan){-10.2, 16.5, -1.2, 4.6, 7, 3.0, 6.0, rose}, 1, 2, 4, 0x2);
  cottage((Plan){-4.0, 22.0, 0.0, 4.4, 5, 4.4, 7.2, cream}, 2, 3, 2, 0x8);
  cottage((Plan){7.8, 22.0, 1.3, 4.6, 7, 4.4, 7.3, ochre}, 2, 3, 4, 0x1);
  cottage((Plan){14.2, 15.5, 1.2, 4.8, 7, 3.0, 6.1, brick}, 1, 2, 4, 0x8);
  cottage((Plan){-15.8, 12.5, -1.1, 4.8, 7, 3.0, 6.1, slate}, 1, 2, 4, 0x2);
  church((Plan){1.9, 33, 0, 6.4, 9, 5.2, 9.4, vec(0.42, 0.40, 0.38)});
  lamp(2.75, -2.2, 1, 270);
  lamp(-2.6, 4.2, 1, 210);
  lamp(3.1, 11.0, 1, 210);
  lamp(-1.3, 17.5, 1, 210);
  lamp(3.4, 24.5, 1, 210);
  lamplighter(1.55, -2.35, vec(2.75, 3.3, -2.2));
  fir(-5.6, 0.3, 3.2, 5);
  fir(-11.5, 6.2, 6.6, 6);
  fir(-6.6, 14.6, 7.6, 6);
  fir(-0.8, 24.5, 5.5, 5);
  fir(10.1, 15.5, 8.2, 6);
  fir(7.3, 2.4, 2.6, 4);
  fir(13.4, 9.0, 7.4, 6);
  fir(-13.6, 10.0, 8.0, 6);
  fir(5.4, 28.0, 8.0, 6);
  fir(-3.6, 29.0, 8.6, 6);
  fir(-12.5, 21.0, 9.0, 6);
  fir(16.8, 18.0, 9.0, 6);
  drift(-5.0, -3.6, 6.0, 0.42);
  drift(6.4, -4.0, 7.0, 0.5);
  drift(-9.2, -0.6, 5.0, 0.6);
  drift(9.4, 0.2, 5.0, 0.55);
  drift(-2.7, -6.8, 5.0, 0.22);
  drift(6.0, 5.6, 3.0, 0.4);
  add_light((Light){MOON, MOON_DIRECTION, vec(0, 0, 0), vec(0, 0, 0), vec(0, 0, 0), MOON_RADIUS, times(vec(0.42, 0.60, 1), 44), 0});
  for (int i = 0; i < scene.lights; i++) {
    Light *light = &scene.light[i];
    const double area = light->shape == PANE ? 4 * length(light->across) * length(light->up) : 3.14159265358979 * light->radius * light->radius;
    light->power = area * brightness(light->radiance);
  }
}
