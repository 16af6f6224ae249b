/* The light that reaches a point straight from a pane, a bulb or the moon. */
#include "trace.h"

#define PI 3.14159265358979323846

/* About how much a light can give a point: it decides how often the light is asked, never how bright it is. */
static double promise(const Light *light, Vec point, Vec normal) {
  if (light->shape == MOON) return dot(normal, light->centre) > -0.05 ? 0.012 : 0;
  const Vec to = minus(light->centre, point);
  const double squared = dot(to, to), reach = light->shape == PANE ? length(light->across) + length(light->up) : light->radius;
  const double facing = dot(to, normal) + reach;
  if (facing <= 0) return 0;
  double power = light->power;
  if (light->shape == PANE) {
    const double behind = -dot(to, light->out);
    if (behind <= 0) return 0;
    power *= (behind + 0.1) / (sqrt(squared) + 0.1);
  }
  return power * (facing / (sqrt(squared) + reach) + 0.05) / (squared + 0.2);
}

/* A direction inside the cone around `axis` whose half-angle has the cosine `least`. */
static Vec in_cone(Vec axis, double least, Chance *c) {
  Vec u, v;
  frame_of(axis, &u, &v);
  const double turn = 2 * PI * chance(c), cosine = 1 - chance(c) * (1 - least), sine = sqrt(fmax(0, 1 - cosine * cosine));
  return plus(times(axis, cosine), plus(times(u, sine * cos(turn)), times(v, sine * sin(turn))));
}

static Vec from_cone(const Light *light, Vec point, Vec normal, Vec axis, double sine, double distance, Chance *c) {
  const double least = sqrt(fmax(0, 1 - sine * sine));
  const Vec direction = in_cone(axis, least, c);
  const double facing = dot(direction, normal);
  if (facing <= 0) return vec(0, 0, 0);
  double reach = distance;
  if (light->shape == BULB) {
    const double middle = distance * dot(axis, direction);
    const double left = light->radius * light->radius - (distance * distance - middle * middle);
    reach = middle - sqrt(fmax(0, left)) - 1e-3;
  }
  if (blocked(point, direction, reach)) return vec(0, 0, 0);
  return times(light->radiance, facing * 2 * PI * (1 - least));
}

static Vec from_pane(const Light *light, Vec point, Vec normal, Chance *c) {
  const double s = 2 * chance(c) - 1, t = 2 * chance(c) - 1;
  const Vec target = plus(light->centre, plus(times(light->across, s), times(light->up, t)));
  const Vec to = minus(target, point);
  const double distance = length(to);
  const Vec direction = times(to, 1 / distance);
  const double facing = dot(direction, normal), leaving = -dot(direction, light->out);
  if (facing <= 0 || leaving <= 0 || blocked(point, direction, distance - 1e-3)) return vec(0, 0, 0);
  const double area = 4 * length(light->across) * length(light->up);
  return times(light->radiance, facing * leaving * area / (distance * distance));
}

static Vec from_light(const Light *light, Vec point, Vec normal, Chance *c) {
  switch (light->shape) {
    case PANE: return from_pane(light, point, normal, c);
    case MOON: return from_cone(light, point, normal, light->centre, light->radius, FAR_AWAY, c);
    case BULB: {
      const Vec to = minus(light->centre, point);
      const double distance = length(to);
      return from_cone(light, point, normal, times(to, 1 / distance), fmin(1, light->radius / distance), distance, c);
    }
  }
  return vec(0, 0, 0);
}

Vec direct_light(Vec point, Vec normal, Chance *c) {
  double weight[MAX_LIGHTS], total = 0;
  for (int i = 0; i < scene.lights; i++) total += weight[i] = promise(&scene.light[i], point, normal);
  if (total <= 0) return vec(0, 0, 0);
  double pick = chance(c) * total;
  int i = 0;
  while (i < scene.lights - 1 && (pick -= weight[i]) >= 0) i++;
  return weight[i] > 0 ? times(from_light(&scene.light[i], point, normal, c), total / weight[i]) : vec(0, 0, 0);
}
