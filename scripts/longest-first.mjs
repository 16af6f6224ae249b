import path from "node:path";
import { BaseSequencer } from "vitest/node";

/** CPU-seconds of the longest test files, each measured separately on 2026-11-29. */
export const SECONDS = {
  "simulator/simulate.test.ts": 55,
  "suites/conformance/conformance.test.ts": 47,
  "cli/cli.test.ts": 41,
  "coordinator/fuzz/sockets.fuzz.test.ts": 36,
  "suites/conformance/mutants/mutants.test.ts": 30,
  "samples/globins/globins.test.ts": 25,
  "simulator/malicious/malicious-devices.test.ts": 24,
  "workers/sandbox/unit-worker-answers.browser.test.ts": 24,
  "samples/lamplight/lamplight.test.ts": 22,
  "coordinator/fuzz/requests.fuzz.test.ts": 20,
  "coordinator/api/jobs/results.test.ts": 20,
  "suites/kit/engines/engines.test.ts": 17,
  "workers/sandbox/unit-worker.browser.test.ts": 10,
  "coordinator/fuzz/schemas.fuzz.test.ts": 10,
};

/** The last file would run while other workers are idle, and Vitest knows durations only where it has run before. */
export class LongestFirst extends BaseSequencer {
  async sort(specifications) {
    const secondsOf = ({ moduleId }) => SECONDS[path.relative(process.cwd(), moduleId).replaceAll("\\", "/")] ?? 0;
    return (await super.sort(specifications)).sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}
