import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface DispatchSetting {
  replicas: number;
  /** Units a second; 0: as fast as it goes. */
  pace: number;
  unitsPerGrant: number;
  devices: number;
  seconds: number;
}

export interface DispatchFigures {
  perSecond: number;
  p50: number;
  p99: number;
  /** Coordinator CPU per acknowledged unit, in microseconds. */
  cpuMicros: number;
  rssMib: number;
}

/** Replicas acknowledged after commit, by one coordinator process, from devices in another, over real sockets. */
export async function runDispatch(setting: DispatchSetting): Promise<DispatchFigures> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "lamplighter-bench-"));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const coordinator = fork(here("coordinator-process.ts"), {
    env: {
      ...env,
      BENCH_UNITS: "10000000",
      BENCH_REPLICAS: String(setting.replicas),
      BENCH_UNITS_PER_GRANT: String(setting.unitsPerGrant),
    },
  });
  try {
    await once(coordinator, "message");
    const before = await usage(coordinator);
    const fleet = fork(here("fleet-process.ts"), {
      env: {
        ...env,
        BENCH_URL: `http://127.0.0.1:${port}`,
        BENCH_DEVICES: String(setting.devices),
        BENCH_SECONDS: String(setting.seconds),
        BENCH_PACE: String(setting.pace),
      },
    });
    const [figures] = (await once(fleet, "message")) as [{ acknowledged: number; perSecond: number; p50: number; p99: number }];
    const after = await usage(coordinator);
    const cpuMicros = ((after.cpuMs - before.cpuMs) * 1_000) / (figures.perSecond * (setting.seconds + 2));
    return { ...figures, cpuMicros, rssMib: after.rssBytes / 1_048_576 };
  } finally {
    coordinator.send("close");
    await once(coordinator, "exit");
    await rm(dataDir, { recursive: true, force: true });
  }
}

const here = (file: string) => path.join(import.meta.dirname, file);

async function usage(coordinator: ReturnType<typeof fork>) {
  coordinator.send("usage");
  const [answer] = (await once(coordinator, "message")) as [{ cpuMs: number; rssBytes: number }];
  return answer;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
