import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** How to start a Redis: a file, and the name under which it must be called to act as the server. */
export interface RedisProgram {
  file: string;
  argv0: string;
}

const INSTALL_MS = 120_000;
const SERVER = "redis-server";
/** Debian's tools package has the server's executable under this name, and starts no service when installed. */
const DEBIAN_TWIN = "redis-check-rdb";

/** A Redis on the PATH, or from the distribution's package; undefined where there is none to be had. */
export function findRedis(): RedisProgram | undefined {
  const found = onPath(SERVER) ?? onPath(DEBIAN_TWIN);
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const install = () =>
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "redis-tools"], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: INSTALL_MS,
    }).status === 0;
  if (!install()) {
    spawnSync("apt-get", ["update"], { timeout: INSTALL_MS });
    install();
  }
  return onPath(SERVER) ?? onPath(DEBIAN_TWIN);
}

function onPath(name: string): RedisProgram | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const file = folders.map((folder) => path.join(folder, name)).find((candidate) => existsSync(candidate));
  if (file === undefined) return undefined;
  const { status, stdout } = spawnSync(file, ["--version"], { argv0: SERVER, encoding: "utf8", timeout: 10_000 });
  return status === 0 && stdout.startsWith("Redis server") ? { file, argv0: SERVER } : undefined;
}
