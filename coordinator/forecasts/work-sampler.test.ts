import { expect, test } from "vitest";
import type { State } from "#core/coordination/state";
import { MINUTE } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { WorkSampler } from "./work-sampler";

type Slots = (string | null)[];

/** A coordinator with these devices, by number, and what a sampler wrote of them. */
function watched(devices: readonly Slots[]) {
  const written: { no: number; ms: number }[][] = [];
  let at = 0;
  const sessions = new Map(
    devices.map((slots, no) => [String(no), { device: { no }, slots: slots.map((jobId) => ({ jobId })) }]),
  );
  const sampler = new WorkSampler({
    state: () => ({ sessions }) as unknown as State,
    pool: {
      query: async (_: unknown, [nos, ms]: [number[], number[]]) => {
        written.push(nos.map((no, index) => ({ no, ms: ms[index] ?? Number.NaN })));
      },
    } as never,
    tariffs: () => [],
    steadyNow: () => at,
    now: () => at,
  });
  return { sampler, written, pass: (ms: number) => (at += ms) };
}

test("each core that has a job counts the time since the last look, and a coordinator that stood still no more than two minutes", async () => {
  const { sampler, written, pass } = watched([["job", "job", null], [null], ["job"]]);
  pass(MINUTE);
  await sampler.round();
  pass(9 * 60 * MINUTE);
  await sampler.round();
  expect(written).toEqual([
    [
      { no: 0, ms: 2 * MINUTE },
      { no: 2, ms: MINUTE },
    ],
    [
      { no: 0, ms: 4 * MINUTE },
      { no: 2, ms: 2 * MINUTE },
    ],
  ]);
});

test("nothing is written while nobody works, and many devices are written in parts", async () => {
  const idle = watched([[null], []]);
  idle.pass(MINUTE);
  await idle.sampler.round();
  expect(idle.written).toEqual([]);
  const many = LIMITS.MAX_DEVICES_SAMPLED_AT_ONCE + 2;
  const city = watched(Array.from({ length: many }, () => ["job"]));
  city.pass(MINUTE);
  await city.sampler.round();
  expect(city.written.map((rows) => rows.length)).toEqual([LIMITS.MAX_DEVICES_SAMPLED_AT_ONCE, 2]);
});
