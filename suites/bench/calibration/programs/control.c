#include "kinds.h"

enum { SORTED = 4096 };

static void sift(uint32_t *heap, uint32_t at, uint32_t size) {
  for (uint32_t child; (child = 2 * at + 1) < size; at = child) {
    if (child + 1 < size && heap[child + 1] > heap[child]) child++;
    if (heap[at] >= heap[child]) return;
    uint32_t kept = heap[at];
    heap[at] = heap[child], heap[child] = kept;
  }
}

/* Sorts 4,096 random numbers by a heap a turn: branches that nobody foresees. */
uint64_t sort(uint32_t turns) {
  static uint32_t heap[SORTED];
  uint32_t state = 362436069u;
  uint64_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < SORTED; i++) heap[i] = next_random(&state);
    for (uint32_t i = SORTED / 2; i-- > 0;) sift(heap, i, SORTED);
    for (uint32_t size = SORTED; size-- > 1;) {
      uint32_t largest = heap[0];
      heap[0] = heap[size], heap[size] = largest;
      sift(heap, 0, size);
    }
    sum += heap[SORTED / 2];
  }
  return sum;
}

enum Operation { PUSH, ADD, MULTIPLY, EXCLUSIVE_OR, DUPLICATE, SWAP, LOAD, STORE, LOOP, HALT };

static const uint8_t PROGRAM[] = {
    PUSH, 0, STORE, 0, PUSH, 1, STORE, 1,
    /* 8: */ LOAD, 0, PUSH, 31, MULTIPLY, LOAD, 1, ADD, DUPLICATE, PUSH, 7, EXCLUSIVE_OR, STORE, 0,
    LOAD, 1, SWAP, STORE, 2, PUSH, 3, ADD, STORE, 1, LOOP, 8, HALT,
};

/* A stack machine that runs a small loop 1,000 times a turn: one switch after the other. */
uint64_t interpreter(uint32_t turns) {
  uint32_t stack[16], cells[4] = {0};
  uint64_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t left = 1000, top = 0, at = 0;
    for (int running = 1; running;) {
      switch ((enum Operation)PROGRAM[at++]) {
        case PUSH: stack[top++] = PROGRAM[at++]; break;
        case ADD: top--, stack[top - 1] += stack[top]; break;
        case MULTIPLY: top--, stack[top - 1] *= stack[top]; break;
        case EXCLUSIVE_OR: top--, stack[top - 1] ^= stack[top]; break;
        case DUPLICATE: stack[top] = stack[top - 1], top++; break;
        case SWAP: {
          uint32_t kept = stack[top - 1];
          stack[top - 1] = stack[top - 2], stack[top - 2] = kept;
          break;
        }
        case LOAD: stack[top++] = cells[PROGRAM[at++]]; break;
        case STORE: cells[PROGRAM[at++]] = stack[--top]; break;
        case LOOP: at = --left > 0 ? PROGRAM[at] : at + 1; break;
        case HALT: running = 0; break;
      }
      top &= 7;
    }
    sum += cells[0] + turn;
  }
  return sum;
}

static __attribute__((noinline)) uint32_t fibonacci(uint32_t n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

/* The twentieth Fibonacci number a turn, by 21,891 calls. */
uint64_t recursion(uint32_t turns) {
  uint64_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) sum += fibonacci(20 - (turn & 1));
  return sum;
}

static uint32_t plus(uint32_t a, uint32_t b) { return a + b; }
static uint32_t minus(uint32_t a, uint32_t b) { return a - b; }
static uint32_t either(uint32_t a, uint32_t b) { return a ^ b; }
static uint32_t turned(uint32_t a, uint32_t b) { return a << 7 | (a + b) >> 25; }

typedef uint32_t Step(uint32_t a, uint32_t b);
static Step *volatile STEP_TABLE[4] = {plus, minus, either, turned};

/* A thousand calls through a table a turn. */
uint64_t indirect_calls(uint32_t turns) {
  Step *steps[4];
  for (int i = 0; i < 4; i++) steps[i] = STEP_TABLE[i];
  uint32_t value = 1;
  for (uint32_t turn = 0; turn < turns; turn++)
    for (uint32_t i = 0; i < 1000; i++) value = steps[(i ^ i >> 3) & 3](value, i + turn);
  return value;
}
