/* A WASI command that says all that it can learn of the world it runs in. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static void list(const char *path) {
  DIR *folder = opendir(path);
  if (!folder) { printf("%s: error %d\n", path, errno); return; }
  for (struct dirent *entry; (entry = readdir(folder));) {
    char name[512];
    struct stat is;
    snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
    int failed = stat(name, &is);
    printf("%s %d %llu %lld %lld %llu\n", name, failed, (unsigned long long)entry->d_ino, (long long)is.st_size, (long long)is.st_mtim.tv_sec, (unsigned long long)is.st_nlink);
  }
  closedir(folder);
}

int main(int count, char **values) {
  for (int i = 0; i < count; i++) printf("argument %s\n", values[i]);
  for (char **at = environ; *at; at++) printf("environment %s\n", *at);
  struct timespec now, fine;
  for (int i = 0; i < 3; i++) {
    clock_gettime(CLOCK_REALTIME, &now);
    clock_gettime(CLOCK_MONOTONIC, &fine);
    printf("time %lld.%09ld %lld.%09ld %lld\n", (long long)now.tv_sec, now.tv_nsec, (long long)fine.tv_sec, fine.tv_nsec, (long long)time(NULL));
  }
  clock_getres(CLOCK_REALTIME, &now);
  printf("resolution %ld\n", now.tv_nsec);
  usleep(1500000);
  clock_gettime(CLOCK_MONOTONIC, &fine);
  printf("slept %lld.%09ld %s", (long long)fine.tv_sec, fine.tv_nsec, asctime(gmtime(&now.tv_sec)));
  unsigned char chance[256];
  uint32_t hash = 1;
  for (int round = 0; round < 200; round++) {
    if (getentropy(chance, sizeof chance)) return 1;
    for (unsigned i = 0; i < sizeof chance; i++) hash = hash * 31 + chance[i];
  }
  printf("chance %08x %02x%02x%02x\n", hash, chance[0], chance[1], chance[2]);
  mkdir("made", 0777);
  const char *names[] = {"made/z", "made/a", "made/B", "made/10", "made/9", "made/\xc3\xa9"};
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
    FILE *file = fopen(names[i], "w");
    if (file) { fprintf(file, "%*d", (int)i * 7, 1); fclose(file); }
  }
  list("."), list("made"), list("/tmp"), list("/missing");
  void *first = malloc(1), *large = malloc(1 << 20);
  printf("addresses %zx %zx %zu\n", (size_t)first & 15, ((size_t)large >> 12) & 0xff, sizeof(void *));
  printf("full %d\n", malloc(3u << 30) == NULL);
  printf("id %d %d\n", isatty(1), (int)lseek(0, 0, SEEK_CUR));
  return 0;
}
