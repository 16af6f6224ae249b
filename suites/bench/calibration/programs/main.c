/* calibration KIND TURNS: does so many turns of a kind of work and prints its checksum. */
#include "kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  Kind *run;
} KINDS[] = {
    {"sha256", sha256},         {"sieve", sieve},
    {"wide-integers", wide_integers}, {"nbody", nbody},
    {"filter", filter},         {"roots", roots},
    {"stream", stream},         {"chase", chase},
    {"block-moves", block_moves}, {"sort", sort},
    {"interpreter", interpreter}, {"recursion", recursion},
    {"indirect-calls", indirect_calls}, {"lanes", lanes},
    {"matrix", matrix},
};

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  uint32_t turns = (uint32_t)strtoul(argv[2], NULL, 10);
  for (unsigned i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    if (strcmp(argv[1], KINDS[i].name) != 0) continue;
    printf("%016llx\n", (unsigned long long)KINDS[i].run(turns));
    return 0;
  }
  return 2;
}
