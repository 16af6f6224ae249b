import type { BrowserFinding, BrowserProbe } from "#protocol/api/storage";

const MAX_TRIALS_MS = 60_000;

/**
 * Tests a bucket's links as devices will, in the worker that may. An empty result means that no worker could be
 * started.
 */
export function tryBucket(workerUrl: string, probe: BrowserProbe): Promise<BrowserFinding[]> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl);
    const end = (findings: BrowserFinding[]) => {
      clearTimeout(late);
      worker.terminate();
      resolve(findings);
    };
    const late = setTimeout(() => end([]), MAX_TRIALS_MS);
    worker.addEventListener("message", ({ data }: MessageEvent<BrowserFinding[]>) => end(data));
    worker.addEventListener("error", () => end([]));
    worker.postMessage(probe);
  });
}
