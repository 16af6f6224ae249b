import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { SlicedQueue } from "./sliced-queue";

const upTo = (count: number) => Array.from({ length: count }, (_, nr) => nr);

test("many acts that arrive at once are done in order, and others have their turn in between", async () => {
  let now = 0;
  const queue = new SlicedQueue(1_000, () => now);
  const done: number[] = [];
  for (const nr of upTo(100))
    queue.push(() => {
      now += 1;
      done.push(nr);
    });
  expect(done).toEqual([]);
  for (let turns = 1; queue.size > 0; turns++) {
    await turn();
    expect(done.length).toBeLessThanOrEqual(8 * turns);
  }
  expect(done).toEqual(upTo(100));
});

test("only so many wait in memory, and none is lost", async () => {
  const queue = new SlicedQueue(1_000, () => 0);
  const done: number[] = [];
  for (const nr of upTo(5_000)) {
    queue.push(() => done.push(nr));
    await new Promise<void>((resolve) => process.nextTick(resolve));
    expect(queue.size).toBeLessThanOrEqual(1_000);
  }
  await turn();
  expect(done).toEqual(upTo(5_000));
});

test("what arrives while an act is being done has its turn after what waited before", async () => {
  const queue = new SlicedQueue(1_000, () => 0);
  const done: string[] = [];
  queue.push(() => {
    done.push("first");
    queue.push(() => done.push("of the first"));
  });
  queue.push(() => done.push("second"));
  await turn();
  await turn();
  expect(done).toEqual(["first", "second", "of the first"]);
  queue.push(() => done.push("later"));
  await turn();
  expect(done.at(-1)).toBe("later");
});
