import { expect, test } from "vitest";
import type { JobRun } from "#core/coordination/state";
import { Wants } from "./wants";

const job = (what: Partial<JobRun> = {}) =>
  ({
    state: "running",
    cores: 10,
    share: 4,
    slots: 4,
    blocks: new Map(),
    moreBlocks: true,
    waitingReplicas: 0,
    ...what,
  }) as JobRun;

function open() {
  let now = 0;
  const wants = new Wants(() => now);
  return {
    want: (one: JobRun, capacity = 8) => wants.figures(one, capacity).want,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test("who fills its share could use all that its devices can hold, up to the dial", () => {
  const { want } = open();
  expect(want(job())).toBe(8);
  expect(want(job(), 50)).toBe(10);
  expect(want(job({ share: 0, slots: 0 }))).toBe(8);
});

test("cores that are unused for a moment are kept, and for two seconds not", () => {
  const { want, pass } = open();
  const one = job();
  want(one);
  one.slots = 1;
  expect(want(one)).toBe(8);
  pass(2_001);
  expect(want(one)).toBe(1);
});

test("who has no devices wants nothing at once, and who could do nothing with its share not again for a minute", () => {
  const { want, pass } = open();
  expect(want(job(), 0)).toBe(0);
  const vain = job({ slots: 0 });
  expect(want(vain)).toBe(4);
  pass(2_000);
  expect(want(vain)).toBe(0);
  vain.share = 0;
  pass(30_000);
  expect(want(vain)).toBe(0);
  pass(31_000);
  expect(want(vain)).toBe(8);
});

test("a job that is halted, or has nothing left here, gets nothing more", () => {
  const { want } = open();
  expect(want(job({ state: "paused" }))).toBe(0);
  expect(want(job({ moreBlocks: false, slots: 2 }))).toBe(2);
});
