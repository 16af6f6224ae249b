/* Where rays meet the scene's convex bodies. */
#include "trace.h"

static int hull_entry(const Body *body, Vec from, Vec direction, double limit, Hit *hit) {
  double enter = 1e-4, leave = limit;
  int through = -1;
  for (int i = 0; i < body->planes; i++) {
    const Vec n = body->plane[i].normal;
    const double towards = dot(n, direction), outside = dot(n, from) - body->plane[i].at;
    if (towards == 0) {
      if (outside > 0) return 0;
      continue;
    }
    const double t = -outside / towards;
    if (towards < 0) {
      if (t > enter) enter = t, through = i;
    } else if (t < leave) {
      leave = t;
    }
    if (enter > leave) return 0;
  }
  if (through < 0) return 0;
  hit->t = enter;
  hit->normal = body->plane[through].normal;
  return 1;
}

static int ball_entry(const Body *body, Vec from, Vec direction, double limit, Hit *hit) {
  const Vec to = minus(body->centre, from);
  const double middle = dot(to, direction);
  const Vec miss = minus(to, times(direction, middle));
  const double left = body->radius * body->radius - dot(miss, miss);
  if (left <= 0) return 0;
  const double t = middle - sqrt(left);
  if (t <= 1e-4 || t >= limit) return 0;
  hit->t = t;
  hit->normal = unit(minus(along(from, direction, t), body->centre));
  return 1;
}

static int frustum_entry(const Body *body, Vec from, Vec direction, double limit, Hit *hit) {
  const double narrowing = (body->top_radius - body->radius) / (body->top - body->bottom);
  const double x = from.x - body->centre.x, z = from.z - body->centre.z;
  const double width = body->radius + narrowing * (from.y - body->bottom), widening = narrowing * direction.y;
  const double a = direction.x * direction.x + direction.z * direction.z - widening * widening;
  const double b = x * direction.x + z * direction.z - width * widening;
  const double c = x * x + z * z - width * width;
  double best = limit;
  const double root = b * b - a * c;
  if (root > 0 && a != 0) {
    const double s = sqrt(root);
    for (int side = -1; side <= 1; side += 2) {
      const double t = (-b + side * s) / a, y = from.y + t * direction.y;
      if (t <= 1e-4 || t >= best || y < body->bottom || y > body->top) continue;
      const Vec outward = vec(x + t * direction.x, 0, z + t * direction.z);
      const double radius = length(outward);
      const Vec normal = unit(vec(outward.x, -narrowing * radius, outward.z));
      if (dot(normal, direction) >= 0) continue;
      best = t;
      hit->normal = normal;
    }
  }
  if (direction.y != 0) {
    const int from_above = direction.y < 0;
    const double t = ((from_above ? body->top : body->bottom) - from.y) / direction.y;
    const double px = x + t * direction.x, pz = z + t * direction.z, r = from_above ? body->top_radius : body->radius;
    if (t > 1e-4 && t < best && px * px + pz * pz <= r * r) {
      best = t;
      hit->normal = vec(0, from_above ? 1 : -1, 0);
    }
  }
  if (best >= limit) return 0;
  hit->t = best;
  return 1;
}

static int entry(const Body *body, Vec from, Vec direction, double limit, Hit *hit) {
  switch (body->shape) {
    case HULL: return hull_entry(body, from, direction, limit, hit);
    case SPHERE: return ball_entry(body, from, direction, limit, hit);
    case FRUSTUM: return frustum_entry(body, from, direction, limit, hit);
  }
  return 0;
}

static int reaches(const Group *group, Vec from, Vec inverse, double limit) {
  const double x1 = (group->low.x - from.x) * inverse.x, x2 = (group->high.x - from.x) * inverse.x;
  const double y1 = (group->low.y - from.y) * inverse.y, y2 = (group->high.y - from.y) * inverse.y;
  const double z1 = (group->low.z - from.z) * inverse.z, z2 = (group->high.z - from.z) * inverse.z;
  const double enter = fmax(fmax(fmin(x1, x2), fmin(y1, y2)), fmin(z1, z2));
  const double leave = fmin(fmin(fmax(x1, x2), fmax(y1, y2)), fmax(z1, z2));
  return enter <= leave && leave > 0 && enter < limit;
}

Hit nearest(Vec from, Vec direction) {
  Hit best = {.t = FAR_AWAY, .body = NOTHING}, hit;
  if (direction.y < 0 && from.y > 0) {
    const double t = -from.y / direction.y;
    if (t < best.t) best = (Hit){.t = t, .body = GROUND, .normal = vec(0, 1, 0)};
  }
  const Vec inverse = vec(1 / direction.x, 1 / direction.y, 1 / direction.z);
  for (int g = 0; g < scene.groups; g++) {
    const Group *group = &scene.group[g];
    if (!reaches(group, from, inverse, best.t)) continue;
    for (int i = group->first; i < group->first + group->count; i++)
      if (entry(&scene.body[i], from, direction, best.t, &hit)) {
        best.t = hit.t;
        best.normal = hit.normal;
        best.body = i;
      }
  }
  best.point = along(from, direction, best.t);
  return best;
}

int blocked(Vec from, Vec direction, double distance) {
  if (direction.y < 0 && from.y > 0 && -from.y / direction.y < distance) return 1;
  Hit hit;
  const Vec inverse = vec(1 / direction.x, 1 / direction.y, 1 / direction.z);
  for (int g = 0; g < scene.groups; g++) {
    const Group *group = &scene.group[g];
    if (!reaches(group, from, inverse, distance)) continue;
    for (int i = group->first; i < group->first + group->count; i++)
      if (entry(&scene.body[i], from, direction, distance, &hit)) return 1;
  }
  return 0;
}
