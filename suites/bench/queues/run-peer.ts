import path from "node:path";
import { startChild } from "../child";

export interface PeerSetting {
  /** Queued before the clock starts. */
  jobs: number;
  warmUpMs: number;
  measureMs: number;
}

interface Counted {
  kind: "counted";
  perSecond: number;
}

/** Jobs a second whose results are stored and whose ends are durable. */
export async function runPeer(file: string, env: Record<string, string>, setting: PeerSetting): Promise<number> {
  const child = startChild(path.join(import.meta.dirname, "..", "peers", file), {
    ...env,
    NO_LOG_SUCCESS: "1", // Otherwise graphile-worker logs a line for each job.
    BENCH_JOBS: String(setting.jobs),
    BENCH_WARM_UP_MS: String(setting.warmUpMs),
    BENCH_MEASURE_MS: String(setting.measureMs),
  });
  try {
    return (await child.receive<Counted>("counted")).perSecond;
  } finally {
    await child.stop();
  }
}
