import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Scratch } from "#suites/kit/scratch";
import type { RedisProgram } from "./find-redis";
import { type PeerSetting, runPeer } from "./run-peer";

/** When a write is flushed: `always`, before it is answered; `everysec`, up to a second later. */
export type Fsync = "everysec" | "always";

const START_MS = 10_000;

export async function runBullmq(
  redis: RedisProgram,
  fsync: Fsync,
  setting: PeerSetting,
  scratch: Scratch,
): Promise<number> {
  const folder = scratch.newFolder("redis");
  const socket = path.join(folder, "redis.sock");
  const server = spawn(
    redis.file,
    [
      ...["--port", "0", "--unixsocket", socket, "--dir", folder, "--save", ""],
      ...["--appendonly", "yes", "--appendfsync", fsync],
    ],
    { argv0: redis.argv0, stdio: "ignore" },
  );
  const atExit = () => server.kill("SIGKILL");
  process.once("exit", atExit);
  try {
    const deadline = Date.now() + START_MS;
    while (!existsSync(socket)) {
      if (Date.now() > deadline || server.exitCode !== null) throw new Error("Redis did not start.");
      await sleep(20);
    }
    return await runPeer("bullmq.mjs", { BENCH_REDIS_SOCKET: socket }, setting);
  } finally {
    const gone = server.exitCode === null ? once(server, "exit") : undefined;
    server.kill("SIGKILL");
    await gone;
    process.removeListener("exit", atExit);
    scratch.remove(folder);
  }
}
