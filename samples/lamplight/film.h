#ifndef FILM_H
#define FILM_H
#include "vec.h"

enum { WIDTH = 640, HEIGHT = 400 };

void camera_ray(double x, double y, Vec *from, Vec *direction);

/* Renders a part of the picture as rows of RGB bytes; 0 when there is no memory for it. */
int render(int left, int top, int width, int height, uint8_t *pixels);
#endif
