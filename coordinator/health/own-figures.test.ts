import { expect, onTestFinished, test } from "vitest";
import { createCommit, deviceDelta } from "#core/coordination/effects";
import type { DeviceId } from "#core/ids";
import { HOUR, MINUTE } from "#core/time";
import { OwnFigures } from "./own-figures";

let now = 1_000 * HOUR;

function open() {
  const figures = new OwnFigures(() => now);
  onTestFinished(() => figures.close());
  return figures;
}

const answers = (agreed: number, outvoted: number) => {
  const commit = createCommit();
  Object.assign(deviceDelta(commit, { id: "dev_a" as DeviceId, no: 1 }), { agreed, outvoted });
  return commit;
};

test("commit time is the 99th percentile of the last five minutes", () => {
  const figures = open();
  expect(figures.take().commitMs).toBeNull();
  for (let at = 1; at <= 200; at++) figures.committed(createCommit(), at);
  expect(figures.take().commitMs).toBe(198);
  now += 4 * MINUTE;
  figures.committed(createCommit(), 7);
  expect(figures.take().commitMs).toBe(198);
  now += 2 * MINUTE;
  expect(figures.take().commitMs).toBe(7);
});

test("answers are counted for an hour", () => {
  const figures = open();
  figures.committed(answers(90, 10), undefined);
  now += 30 * MINUTE;
  figures.committed(answers(5, 0), undefined);
  expect(figures.take()).toMatchObject({ compared: 105, outvoted: 10 });
  now += 31 * MINUTE;
  expect(figures.take()).toMatchObject({ compared: 5, outvoted: 0 });
});

test("a main thread that is held shows", async () => {
  const figures = open();
  await new Promise((resolve) => setTimeout(resolve, 100));
  figures.take();
  // The histogram begins to measure with the next turn of the loop.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const until = performance.now() + 300;
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(figures.take().eventLoopMs).toBeGreaterThan(150);
});
