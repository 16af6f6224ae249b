import path from "node:path";
import { MINUTE } from "#core/time";
import { LIMITS, type Limits } from "#protocol/limits";
import { OutputComparer } from "../comparison/output-comparer";
import type { Config } from "../config";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";
import { InputPlanner } from "../inputs/input-planner";
import { PaperPrinter } from "../paper/paper-printer";
import { ProgramChecker } from "../programs/program-checker";
import { PythonChecker } from "../programs/python-checker";
import { PROJECT_ROOT } from "../project-root";
import { FileReader } from "../reconciliation/file-reader";
import type { BlobStore } from "../storage/blob-store";
import type { BlobPlace } from "../storage/open-blob-store";
import { FairQueue } from "../threads/fair-queue";

/** The threads that check customers' submissions, and the quotas of one person: for the verbs of the API. */
export function openVerbs(
  blobs: BlobStore,
  place: BlobPlace,
  databaseUrl: string,
  limits: Limits,
  { siteUrl, privateNetworks }: Pick<Config, "siteUrl" | "privateNetworks">,
) {
  const planSite = { origin: new URL(siteUrl).origin, privateNetworks, databaseUrl };
  const [programs, python, planner, comparer, papers, files] = [
    new ProgramChecker(),
    new PythonChecker(PROJECT_ROOT),
    new InputPlanner(blobs, place, planSite),
    new OutputComparer(blobs),
    new PaperPrinter(),
    new FileReader(),
  ];
  return {
    verbs: {
      programs,
      python,
      planner,
      comparer,
      papers,
      files,
      apiCalls: new Quota(callsOf(limits)),
      deviceChanges: new Quota({ max: limits.MAX_DEVICE_CHANGES_PER_MINUTE, windowMs: MINUTE }),
      submissions: new FairQueue({
        atOnce: limits.MAX_SUBMISSIONS_WRITTEN_AT_ONCE,
        // Of one customer a second one would wait for the first one's money anyway, and hold a connection meanwhile.
        atOncePerKey: 1,
        waitingPerKey: LIMITS.MAX_OPEN_JOBS_PER_CUSTOMER,
        what: "submissions",
      }),
      downloads: {
        ofPerson: new AtOnce(limits.MAX_DOWNLOADS_PER_PERSON),
        ofNetwork: new AtOnce(limits.MAX_DOWNLOADS_PER_NETWORK),
      },
      samplesFolder: path.join(PROJECT_ROOT, "samples"),
      docsFolder: path.join(PROJECT_ROOT, "docs"),
      buttonFile: path.join(PROJECT_ROOT, "dist", "browser", "button.js"),
    },
    async closeVerbs() {
      await Promise.all([programs, python, planner, comparer, papers, files].map((one) => one.close()));
    },
  };
}

/** An admin may change it while the city runs. */
const callsOf = (limits: Limits) => ({
  get max() {
    return limits.apiCallsPerMinute;
  },
  windowMs: MINUTE,
});
