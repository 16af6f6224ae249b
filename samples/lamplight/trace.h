#ifndef TRACE_H
#define TRACE_H
#include "scene.h"

enum { GROUND = -1, NOTHING = -2 };

/* Where a ray ends. `body` is an index, GROUND, or NOTHING for the sky. */
typedef struct { double t; int body; Vec point, normal; } Hit;

#define FAR_AWAY 400.0

Hit nearest(Vec from, Vec direction);
int blocked(Vec from, Vec direction, double distance);

/* One estimate of the light that reaches `point` straight from panes, bulbs and the moon (irradiance). */
Vec direct_light(Vec point, Vec normal, Chance *c);

/* What a camera ray sees, apart: the surface's own colour, the light on it, and light that is seen as such. */
typedef struct { Vec albedo, irradiance, seen, normal; double depth; } Sample;

Sample see(Vec from, Vec direction, Chance *c);
#endif
