#ifndef SCENE_H
#define SCENE_H
#include "vec.h"

enum { MAX_PLANES = 8, MAX_BODIES = 600, MAX_GROUPS = 64, MAX_LIGHTS = 128, MAX_WINDOWS = 128, MAX_HOUSES = 16 };

typedef enum { HULL, SPHERE, FRUSTUM } Shape;
typedef enum { SNOW, WALL, ROOF, STONE, WOOD, IRON, FIR, COAT, SKIN, SCARF, FLAME, DOOR } Material;

/* Every body is convex: the half-spaces of a hull, a ball, or an upright frustum of a cone. */
typedef struct {
  Shape shape;
  Material material;
  int house; /* whose wall it is, or -1 */
  int planes;
  struct { Vec normal; double at; } plane[MAX_PLANES]; /* inside: dot(normal, p) <= at */
  Vec centre;                                          /* of a ball; of a frustum's axis, at y = 0 */
  double radius, top_radius, bottom, top;              /* a ball has `radius` alone */
} Body;

/* A run of bodies and a box around them. */
typedef struct { Vec low, high; int first, count; } Group;

typedef struct { Vec centre, right, out; Vec colour; } House;

/* A pane on a house's wall: `across` and `up` reach from its centre to its edges. */
typedef struct { int house; Vec centre, across, up, out, glow; } Window;

typedef enum { PANE, BULB, MOON } LightShape;

/* Shines evenly: a pane to its front, a bulb to all sides, the moon from `centre` as a direction. */
typedef struct { LightShape shape; Vec centre, across, up, out; double radius; Vec radiance; double power; } Light;

typedef struct {
  Body body[MAX_BODIES]; int bodies;
  Group group[MAX_GROUPS]; int groups;
  House house[MAX_HOUSES]; int houses;
  Window window[MAX_WINDOWS]; int windows;
  Light light[MAX_LIGHTS]; int lights;
} Scene;

extern Scene scene;

void build_scene(void);
double path_middle(double z);

#define MOON_DIRECTION unit(vec(-0.305, 0.285, 1))
#define MOON_RADIUS 0.03
#endif
