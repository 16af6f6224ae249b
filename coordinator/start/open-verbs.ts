import path from "node:path";
import { MINUTE } from "#core/time";
import type { Limits } from "#protocol/limits";
import { OutputComparer } from "../comparison/output-comparer";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";
import { InputPlanner } from "../inputs/input-planner";
import { ProgramChecker } from "../programs/program-checker";
import { PROJECT_ROOT } from "../project-root";
import type { BlobStore } from "../storage/blob-store";

/** The threads that look at what customers send, and what one person may do at a time: for the verbs of the API. */
export function openVerbs(blobs: BlobStore, blobsFolder: string, limits: Limits) {
  const [programs, planner, comparer] = [
    new ProgramChecker(),
    new InputPlanner(blobs, blobsFolder),
    new OutputComparer(blobs),
  ];
  return {
    verbs: {
      programs,
      planner,
      comparer,
      apiCalls: new Quota({ max: limits.apiCallsPerMinute, windowMs: MINUTE }),
      downloads: new AtOnce(limits.MAX_DOWNLOADS_PER_PERSON),
      samplesFolder: path.join(PROJECT_ROOT, "samples"),
    },
    async closeVerbs() {
      await Promise.all([programs.close(), planner.close(), comparer.close()]);
    },
  };
}
