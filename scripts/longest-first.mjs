import path from "node:path";
import { BaseSequencer } from "vitest/node";

/** CPU-seconds of the longest test files, measured one after the other on 2026-11-30. */
export const SECONDS = {
  "simulator/simulate.test.ts": 56,
  "cli/cli.test.ts": 42,
  "suites/conformance/conformance.test.ts": 41,
  "coordinator/several-coordinators.test.ts": 37,
  "workers/control/donation.browser.test.ts": 33,
  "coordinator/fuzz/sockets.fuzz.test.ts": 32,
  "coordinator/backup/backup.test.ts": 27,
  "coordinator/api/tenancy/operations.test.ts": 25,
  "workers/control/hidden-tab.browser.test.ts": 25,
  "samples/globins/globins.test.ts": 24,
  "simulator/malicious/malicious-devices.test.ts": 24,
  "coordinator/api/tenancy/pages.test.ts": 23,
  "coordinator/fuzz/requests.fuzz.test.ts": 23,
  "workers/sandbox/unit-worker-answers.browser.test.ts": 23,
  "workers/control/worker-life.browser.test.ts": 22,
  "coordinator/api/jobs/results.test.ts": 21,
  "coordinator/coordinator-killed.test.ts": 21,
  "coordinator/standby-promoted.test.ts": 14,
  "coordinator/peers/peers.test.ts": 20,
  "workers/control/home/home-rules.browser.test.ts": 17,
  "coordinator/comparison/output-comparer.test.ts": 17,
  "suites/conformance/mutants/mutants.test.ts": 15,
  "suites/kit/engines/engines.test.ts": 14,
  "coordinator/auth/accounts.test.ts": 13,
  "coordinator/http/site-headers.test.ts": 13,
  "coordinator/partners/visits.test.ts": 12,
  "scripts/bundle-node.test.ts": 15,
  "scripts/prisma-schema-engine.test.ts": 12,
  "samples/lamplight/lamplight.test.ts": 11,
};

/** The last file would run while other workers are idle, and Vitest knows durations only where it has run before. */
export class LongestFirst extends BaseSequencer {
  async sort(specifications) {
    const secondsOf = ({ moduleId }) => SECONDS[path.relative(process.cwd(), moduleId).replaceAll("\\", "/")] ?? 0;
    return (await super.sort(specifications)).sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}
