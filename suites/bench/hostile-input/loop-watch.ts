// Loaded into the site before its own code: writes how long its main thread computed at a stretch, by CPU time, which a
// busy machine does not lengthen. One line for each stretch that matters: when it ended, and its milliseconds.
import { appendFileSync, openSync, readSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const EVERY_MS = 2;
const MIN_TOLD_MS = 5;
const NANOS = 1e6;

const file = process.env.BENCH_LOOP_FILE;
if (file !== undefined && isMainThread) watch(file, openSync("/proc/thread-self/schedstat", "r"));

/** Between two runs of a timer is everything that the event loop had to do first. */
function watch(told: string, schedstat: number) {
  const buffer = Buffer.alloc(128);
  const cpuMs = () => {
    const length = readSync(schedstat, buffer, 0, buffer.length, 0);
    return Number(buffer.toString("latin1", 0, length).split(" ")[0]) / NANOS;
  };
  let before = cpuMs();
  setInterval(() => {
    const now = cpuMs();
    if (now - before > MIN_TOLD_MS) appendFileSync(told, `${Date.now()} ${(now - before).toFixed(1)}\n`);
    before = now;
  }, EVERY_MS).unref();
}
