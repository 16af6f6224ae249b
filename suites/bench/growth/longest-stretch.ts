import { openSync, readSync } from "node:fs";

const EVERY_MS = 2;
const NANOS_PER_MS = 1e6;

/**
 * How long this thread computed at a stretch since the last time that this was asked, by CPU time, which other processes
 * do not lengthen: between two runs of a timer lies all that the loop had to do before it could come to it again. NaN
 * where there is no /proc.
 */
export function watchStretches(): () => number {
  const cpuMs = cpuClock();
  let before = cpuMs();
  let longest = 0;
  const look = () => {
    const now = cpuMs();
    longest = Math.max(longest, now - before);
    before = now;
  };
  setInterval(look, EVERY_MS).unref();
  return () => {
    const found = longest;
    longest = 0;
    return found;
  };
}

function cpuClock(): () => number {
  if (process.platform !== "linux") return () => Number.NaN;
  const schedstat = openSync("/proc/thread-self/schedstat", "r");
  const text = Buffer.alloc(128);
  return () => {
    const length = readSync(schedstat, text, 0, text.length, 0);
    return Number(text.toString("latin1", 0, length).split(" ")[0]) / NANOS_PER_MS;
  };
}
