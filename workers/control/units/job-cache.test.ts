import { expect, test } from "vitest";
import type { JobSpec } from "#core/jobs/job-spec";
import { LIMITS } from "#protocol/limits";
import type { BlobSource } from "../bytes/blob-source";
import { JobCache } from "./job-cache";

const specOf = (jobId: string) => ({ jobId }) as JobSpec;
const nothingHeld = () => new Set<string>();

test("keeps the specs of the jobs that were granted last, and those of units that it holds", () => {
  const cache = new JobCache({} as BlobSource);
  const grant = (jobId: string, held = nothingHeld) => cache.granted(jobId, specOf(jobId), held);
  grant("held");
  grant("old");
  grant("used");
  for (let more = 3; more < LIMITS.MAX_SPECS_KEPT; more++) grant(`more${more}`);
  const used = cache.granted("used", undefined, nothingHeld);
  expect(used?.spec.jobId).toBe("used");
  grant("new", () => new Set(["held"]));
  expect(cache.get("held")).toBeDefined();
  expect(cache.get("used")).toBe(used);
  expect(cache.get("old")).toBeUndefined();
  expect(cache.granted("old", undefined, nothingHeld)).toBeUndefined();
});
