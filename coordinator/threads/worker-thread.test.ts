import { afterEach, expect, test, vi } from "vitest";
import { WorkerThread } from "./worker-thread";

afterEach(() => vi.unstubAllEnvs());

test("a thread that has not been bundled is started from its source", async () => {
  vi.stubEnv("BUNDLED_THREADS", undefined);
  const thread = new WorkerThread({ file: "programs/check-program.worker", maxMib: 256 });
  const bytes = new TextEncoder().encode("function run(input) { return input; }");
  const answer = await thread.ask({ runtime: "js", bytes }, 60_000);
  expect(answer.kind).toBe("answered");
  await thread.close();
});
