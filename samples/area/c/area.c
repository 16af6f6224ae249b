#include <stdio.h>
#include <stdlib.h>

/* Of a row of points in the upper half of the plane, how many stay bounded: argv is row, points in a row, turns. */
int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: area ROW POINTS TURNS\n");
    return 2;
  }
  const int row = atoi(argv[1]), points = atoi(argv[2]), turns = atoi(argv[3]);
  const double step = 2.5 / points, ci = (row + 0.5) * step;
  int inside = 0;
  for (int column = 0; column < points; column++) {
    const double cr = -2.0 + (column + 0.5) * step;
    double r = 0, i = 0;
    int turn = 0;
    for (; turn < turns && r * r + i * i <= 4.0; turn++) {
      const double next = r * r - i * i + cr;
      i = 2.0 * r * i + ci;
      r = next;
    }
    inside += turn == turns;
  }
  printf("%d\n", inside);
  return 0;
}
