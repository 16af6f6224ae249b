import { spawnSync } from "node:child_process";

const KIB = 1_024;

/** Resident memory of another process, in bytes. */
export function rssOf(pid: number): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(stdout.trim()) * KIB;
}
