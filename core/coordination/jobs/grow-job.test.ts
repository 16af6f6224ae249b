import { expect, test } from "vitest";
import { freshBlocks, HandPlayedCity } from "../../testing/hand-played-city";

/** A job of four units in one block, and what its next block holds. */
function cityAtWork() {
  const city = new HandPlayedCity();
  const device = city.join(1);
  const job = city.open({ units: 4 });
  const added = { ...freshBlocks(3)[0], seq: 1, first: 4 } as ReturnType<typeof freshBlocks>[number];
  return { city, device, job, added };
}

test("units that are added to a job are claimed and computed, and it ends with the last of them", () => {
  const { city, device, job, added } = cityAtWork();
  city.do({ kind: "job.grew", jobId: job, units: 7 });
  city.returnAll(device);
  expect(city.job(job)).toMatchObject({ state: "running", units: 7, agreed: 4, claiming: true });
  city.do({ kind: "blocks.claimed", jobId: job, blocks: [added], more: false });
  expect(city.job(job).state).toBe("running");
  city.returnAll(device);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a claim that was under way as the job grew is followed by another", () => {
  const { city, device, job, added } = cityAtWork();
  city.do({ kind: "job.grew", jobId: job, units: 7 });
  city.returnAll(device);
  // The claim's statement may have begun before these were written.
  city.do({ kind: "job.grew", jobId: job, units: 10 });
  city.do({ kind: "blocks.claimed", jobId: job, blocks: [added], more: false });
  expect(city.job(job).moreBlocks).toBe(true);
  city.returnAll(device);
  expect(city.job(job).state).toBe("running");
});

test("a block of units that nobody has told of yet keeps its job from ending", () => {
  const { city, device, job, added } = cityAtWork();
  city.do({ kind: "blocks.claimed", jobId: job, blocks: [added], more: undefined });
  city.returnUnit(device, 0);
  expect(city.job(job).units).toBe(7);
  city.returnAll(device);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("older news of a job's size change nothing, and a job that ended here is left alone", () => {
  const { city, device, job } = cityAtWork();
  city.do({ kind: "job.grew", jobId: job, units: 4 });
  expect(city.job(job).moreBlocks).toBe(false);
  city.returnAll(device);
  expect(city.state.jobs.has(job)).toBe(false);
  expect(city.do({ kind: "job.grew", jobId: job, units: 7 }).commit.states).toEqual([]);
});
