/*
 * globins: how surprising is the likeness of two proteins?
 *
 *   globins NAME_A NAME_B        reads globins45.fa, prints one line of JSON
 *
 * The score is the best local alignment (Smith and Waterman 1981, with Gotoh's affine gaps) under BLOSUM62.
 * Gaps follow BLAST's convention "open 11, extend 1": a gap of k residues costs 11 + k.
 *
 * Its significance is found as in Pearson's PRSS: sequence B is shuffled 200 times, every shuffle is aligned with A,
 * and a Gumbel (extreme value) distribution is fitted to the 200 scores by maximum likelihood (Lawless 1982, eq. 4.1.6;
 * Eddy 1997). `evalue` is how many of all pairs of the file would score as high as A and B do by chance alone:
 * pairs of unrelated proteins are expected near 1 or above, relatives far below 0.001.
 *
 * The shuffles come from xoshiro128** seeded by the two names, so that a pair gives the same bytes on every device.
 *
 * globins45.fa: 45 globin sequences with SWISS-PROT names (myoglobins, haemoglobin chains of mammals, birds, reptiles,
 * amphibians and fish).
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  SHUFFLES = 200,
  GAP_OPEN = 11,
  GAP_EXTEND = 1,
  MAX_SEQUENCES = 1000,
  MAX_RESIDUES = 5000,
  MAX_NAME = 64,
  ALPHABET = 20,
  EXIT_USAGE = 2,
  EXIT_FILE = 3,
  EXIT_NO_SPREAD = 4
};

#define DATABASE "globins45.fa"

static const char RESIDUES[] = "ARNDCQEGHILKMFPSTWYV";

/* BLOSUM62 in half bits, lower triangle in the order of RESIDUES. */
static const int8_t TRIANGLE[] = {
     4,
    -1,  5,
    -2,  0,  6,
    -2, -2,  1,  6,
     0, -3, -3, -3,  9,
    -1,  1,  0,  0, -3,  5,
    -1,  0,  0,  2, -4,  2,  5,
     0, -2,  0, -1, -3, -2, -2,  6,
    -2,  0,  1, -1, -3,  0,  0, -2,  8,
    -1, -3, -3, -3, -1, -3, -3, -4, -3,  4,
    -1, -2, -3, -4, -1, -2, -3, -4, -3,  2,  4,
    -1,  2,  0, -1, -3,  1,  1, -2, -1, -3, -2,  5,
    -1, -1, -2, -3, -1,  0, -2, -3, -2,  1,  2, -1,  5,
    -2, -3, -3, -3, -2, -3, -3, -3, -1,  0,  0, -3,  0,  6,
    -1, -2, -2, -1, -3, -1, -1, -2, -2, -3, -3, -1, -2, -4,  7,
     1, -1,  1,  0, -1,  0,  0,  0, -1, -2, -2,  0, -1, -2, -1,  4,
     0, -1,  0, -1, -1, -1, -1, -2, -2, -1, -1, -1, -1, -2, -1,  1,  5,
    -3, -3, -4, -4, -2, -2, -3, -2, -2, -3, -2, -3, -1,  1, -4, -3, -2, 11,
    -2, -2, -2, -3, -2, -1, -2, -3,  2, -1, -1, -2, -1,  3, -3, -2, -2,  2,  7,
     0, -3, -3, -3, -1, -2, -2, -3, -3,  3,  1, -2,  1, -1, -2, -2,  0, -3, -1,  4,
};

typedef struct {
  char name[MAX_NAME];
  int length;
  uint8_t residues[MAX_RESIDUES];
} Sequence;

typedef struct { double mean, sd, lambda, mu; } Fit;

static int substitution(int a, int b) {
  return a >= b ? TRIANGLE[a * (a + 1) / 2 + b] : TRIANGLE[b * (b + 1) / 2 + a];
}

static int append_residue(Sequence *sequence, char letter) {
  const char *at = strchr(RESIDUES, letter);
  if (!at || letter == '\0') return fprintf(stderr, "%s: residue '%c' is not an amino acid\n", sequence->name, letter), 0;
  if (sequence->length == MAX_RESIDUES) return fprintf(stderr, "%s: longer than %d residues\n", sequence->name, MAX_RESIDUES), 0;
  sequence->residues[sequence->length++] = (uint8_t)(at - RESIDUES);
  return 1;
}

/* Reads the two wanted sequences and returns how many there are in the file, or 0 after a message. */
static int read_database(Sequence *a, Sequence *b) {
  FILE *file = fopen(DATABASE, "r");
  if (!file) return fprintf(stderr, "cannot open %s: share it with the job under that name\n", DATABASE), 0;
  char line[1024];
  int count = 0;
  Sequence *current = NULL;
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '>') {
      line[strcspn(line, " \t\r\n")] = '\0';
      count++;
      current = !strcmp(line + 1, a->name) ? a : !strcmp(line + 1, b->name) ? b : NULL;
      continue;
    }
    if (!current) continue;
    for (const char *at = line; *at; at++)
      if (!strchr(" \t\r\n", *at) && !append_residue(current, *at)) return fclose(file), 0;
  }
  fclose(file);
  for (int i = 0; i < 2; i++) {
    const Sequence *wanted = i ? b : a;
    if (wanted->length == 0) return fprintf(stderr, "%s holds no sequence named %s\n", DATABASE, wanted->name), 0;
  }
  if (count > MAX_SEQUENCES) return fprintf(stderr, "%s holds more than %d sequences\n", DATABASE, MAX_SEQUENCES), 0;
  return count;
}

/* profile[r][i]: what residue r earns against A's i-th residue; A is the same in all alignments of a unit. */
static int profile[ALPHABET][MAX_RESIDUES];

static void make_profile(const Sequence *a) {
  for (int r = 0; r < ALPHABET; r++)
    for (int i = 0; i < a->length; i++) profile[r][i] = substitution(r, a->residues[i]);
}

static int local_score(int length, const uint8_t *residues, int residue_count) {
  static int best_here[MAX_RESIDUES], best_in_gap[MAX_RESIDUES];
  int best = 0;
  for (int i = 0; i < length; i++) best_here[i] = best_in_gap[i] = 0;
  for (int j = 0; j < residue_count; j++) {
    const int *earns = profile[residues[j]];
    int diagonal = 0, gap_in_b = 0;
    for (int i = 0; i < length; i++) {
      int score = diagonal + earns[i];
      int gap_in_a = best_in_gap[i];
      diagonal = best_here[i];
      if (score < gap_in_a) score = gap_in_a;
      if (score < gap_in_b) score = gap_in_b;
      if (score < 0) score = 0;
      if (score > best) best = score;
      best_here[i] = score;
      const int opened = score - GAP_OPEN - GAP_EXTEND;
      gap_in_a -= GAP_EXTEND;
      gap_in_b -= GAP_EXTEND;
      best_in_gap[i] = gap_in_a > opened ? gap_in_a : opened;
      if (gap_in_b < opened) gap_in_b = opened;
    }
  }
  return best;
}

static uint32_t state[4];

static uint32_t rotate(uint32_t word, int by) { return (word << by) | (word >> (32 - by)); }

static uint32_t next_random(void) {
  const uint32_t result = rotate(state[1] * 5, 7) * 9, shifted = state[1] << 9;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotate(state[3], 11);
  return result;
}

/* FNV-1a of "A B", spread over the four words by murmur3's finaliser. */
static void seed_random(const char *a, const char *b) {
  uint32_t hash = 2166136261u;
  for (; *a; a++) hash = (hash ^ (uint8_t)*a) * 16777619u;
  hash = (hash ^ ' ') * 16777619u;
  for (; *b; b++) hash = (hash ^ (uint8_t)*b) * 16777619u;
  for (int i = 0; i < 4; i++) {
    uint32_t word = hash += 0x9e3779b9u;
    word = (word ^ (word >> 16)) * 0x85ebca6bu;
    word = (word ^ (word >> 13)) * 0xc2b2ae35u;
    state[i] = word ^ (word >> 16);
  }
}

/* Uniform below `bound`: draws from the incomplete last run of `bound` values are thrown away. */
static uint32_t random_below(uint32_t bound) {
  const uint32_t incomplete = (uint32_t)(-bound) % bound;
  uint32_t draw;
  do draw = next_random(); while (draw < incomplete);
  return draw % bound;
}

static void shuffle(uint8_t *residues, int length) {
  for (int i = length - 1; i > 0; i--) {
    const uint32_t other = random_below((uint32_t)i + 1);
    const uint8_t kept = residues[i];
    residues[i] = residues[other];
    residues[other] = kept;
  }
}

/* Newton's method on Lawless 4.1.6; the scores are taken relative to their mean, so that exp() stays in range. */
static Fit fit_gumbel(const int *scores) {
  Fit fit = {0};
  for (int i = 0; i < SHUFFLES; i++) fit.mean += scores[i];
  fit.mean /= SHUFFLES;
  double squares = 0;
  for (int i = 0; i < SHUFFLES; i++) squares += (scores[i] - fit.mean) * (scores[i] - fit.mean);
  fit.sd = sqrt(squares / (SHUFFLES - 1));
  if (fit.sd == 0) return fit;
  fit.lambda = 3.14159265358979323846 / (fit.sd * sqrt(6));
  double weight = 0;
  for (int round = 0; round < 100; round++) {
    double first = 0, second = 0;
    weight = 0;
    for (int i = 0; i < SHUFFLES; i++) {
      const double x = scores[i] - fit.mean, w = exp(-fit.lambda * x);
      weight += w;
      first += x * w;
      second += x * x * w;
    }
    const double centre = first / weight;
    const double value = 1 / fit.lambda + centre;
    const double slope = -1 / (fit.lambda * fit.lambda) - (second / weight - centre * centre);
    const double step = value / slope;
    fit.lambda = step < fit.lambda ? fit.lambda - step : fit.lambda / 2;
    if (fabs(step) < 1e-13 * fit.lambda) break;
  }
  weight = 0;
  for (int i = 0; i < SHUFFLES; i++) weight += exp(-fit.lambda * (scores[i] - fit.mean));
  fit.mu = fit.mean - log(weight / SHUFFLES) / fit.lambda;
  return fit;
}

int main(int argc, char **argv) {
  static Sequence a, b;
  static int scores[SHUFFLES];
  if (argc != 3 || strlen(argv[1]) >= MAX_NAME || strlen(argv[2]) >= MAX_NAME || !strcmp(argv[1], argv[2])) {
    fprintf(stderr, "usage: globins NAME_A NAME_B (two different sequences of %s)\n", DATABASE);
    return EXIT_USAGE;
  }
  strcpy(a.name, argv[1]);
  strcpy(b.name, argv[2]);
  const int count = read_database(&a, &b);
  if (count == 0) return EXIT_FILE;

  make_profile(&a);
  const int score = local_score(a.length, b.residues, b.length);
  seed_random(a.name, b.name);
  for (int i = 0; i < SHUFFLES; i++) {
    shuffle(b.residues, b.length);
    scores[i] = local_score(a.length, b.residues, b.length);
  }
  const Fit fit = fit_gumbel(scores);
  if (fit.sd == 0) {
    fprintf(stderr, "all %d shuffles of %s score the same: no distribution can be fitted\n", SHUFFLES, b.name);
    return EXIT_NO_SPREAD;
  }
  const double pairs = count * (count - 1) / 2.0;
  const double excess = fit.lambda * (score - fit.mu);
  const double bits = (excess + log((double)a.length * b.length)) / log(2);
  const double evalue = pairs * -expm1(-exp(-excess));
  printf("{\"a\":\"%s\",\"b\":\"%s\",\"score\":%d,\"bits\":%.1f,\"evalue\":%.3e,"
         "\"shuffles\":%d,\"mean\":%.4f,\"sd\":%.4f,\"lambda\":%.5f,\"mu\":%.3f}\n",
         a.name, b.name, score, bits, evalue, SHUFFLES, fit.mean, fit.sd, fit.lambda, fit.mu);
  return 0;
}
