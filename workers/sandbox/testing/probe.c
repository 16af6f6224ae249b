/*
 * One small command that tries each thing a program may do, by its first argument; programs.test.ts says what is
 * expected. Built by scripts/build-test-programs.mjs.
 */
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void copy(FILE *from, FILE *to) {
  char buffer[4096];
  size_t count;
  while ((count = fread(buffer, 1, sizeof buffer, from)) > 0) fwrite(buffer, 1, count, to);
}

static void show(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    printf("%s: %s\n", path, strerror(errno));
    return;
  }
  printf("%s: ", path);
  copy(file, stdout);
  printf("\n");
  fclose(file);
}

static void list(const char *path) {
  DIR *folder = opendir(path);
  struct dirent *entry;
  while (folder && (entry = readdir(folder))) printf("%s%s\n", entry->d_name, entry->d_type == DT_DIR ? "/" : "");
  if (folder) closedir(folder);
}

static void save(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  if (!file) {
    printf("%s: %s\n", path, strerror(errno));
    return;
  }
  fputs(text, file);
  fclose(file);
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  if (!strcmp(what, "args")) {
    for (int i = 0; i < argc; i++) printf("[%s]\n", argv[i]);
  } else if (!strcmp(what, "cat")) {
    copy(stdin, stdout);
  } else if (!strcmp(what, "show")) {
    for (int i = 2; i < argc; i++) show(argv[i]);
  } else if (!strcmp(what, "list")) {
    list(argv[2]);
  } else if (!strcmp(what, "save")) {
    mkdir("made", 0777);
    save("made/out.txt", "saved\n");
    save("/tmp/scratch", "gone");
    rename("/tmp/scratch", "made/moved.txt");
    unlink("made/moved.txt");
    printf("%s\n", access("made/moved.txt", F_OK) ? "moved away" : "still there");
  } else if (!strcmp(what, "change")) {
    FILE *file = fopen(argv[2], "r+b");
    fputs("CHANGED", file);
    fclose(file);
    show(argv[2]);
  } else if (!strcmp(what, "world")) {
    struct timespec now;
    unsigned char chance[8];
    for (int i = 0; i < 2; i++) {
      clock_gettime(CLOCK_REALTIME, &now);
      printf("%lld.%09ld\n", (long long)now.tv_sec, now.tv_nsec);
    }
    getentropy(chance, sizeof chance);
    for (int i = 0; i < 8; i++) printf("%02x", chance[i]);
    sleep(3);
    clock_gettime(CLOCK_REALTIME, &now);
    printf("\n%lld\n%s\n", (long long)now.tv_sec, getenv("PATH") ? "env" : "no env");
    printf("%s\n", isatty(1) ? "terminal" : "file");
  } else if (!strcmp(what, "math")) {
    double sum = 0;
    for (int i = 1; i <= 20000; i++) sum += sin(i) * exp(1.0 / i) + pow(i, 0.3);
    printf("%.17g\n", sum);
  } else if (!strcmp(what, "exit")) {
    fprintf(stderr, "leaving with %s\n", argv[2]);
    exit(atoi(argv[2]));
  } else if (!strcmp(what, "trap")) {
    fprintf(stderr, "about to fail\n");
    __builtin_trap();
  } else if (!strcmp(what, "loop")) {
    for (volatile long i = 0;; i++) {
    }
  } else if (!strcmp(what, "print")) {
    for (;;) puts("and on and on and on");
  } else if (!strcmp(what, "fill-disk")) {
    FILE *file = fopen("/tmp/big", "wb");
    static char block[1 << 20];
    long blocks = 0;
    setvbuf(file, NULL, _IONBF, 0);
    while (fwrite(block, sizeof block, 1, file) == 1) blocks++;
    printf("%ld %s\n", blocks, strerror(errno));
  } else if (!strcmp(what, "allocate")) {
    long blocks = 0;
    char *volatile block;
    while ((block = malloc(1 << 20))) blocks++;
    printf("%s\n", blocks > 8 && blocks < 64 ? "refused in the end" : "odd");
  } else if (!strcmp(what, "complain")) {
    for (int i = 0; i < 5000; i++) fprintf(stderr, "line %d\n", i);
    printf("done\n");
  }
  return 0;
}
