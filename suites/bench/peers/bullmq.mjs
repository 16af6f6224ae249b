// Units as BullMQ jobs: each returns its 200 bytes, which Redis stores with the completed job.
import { randomBytes } from "node:crypto";
import { Queue, Worker } from "bullmq";
import { OUTPUT_CHARS, report, SETTINGS } from "./work.mjs";

const { jobs } = SETTINGS;
const connection = { path: process.env.BENCH_REDIS_SOCKET, maxRetriesPerRequest: null };
/** More than this gains nothing: Redis runs one script after the other. */
const CONCURRENCY = 200;
const WORKERS = 1;
const BULK = 1_000;

const queue = new Queue("units", { connection });
for (let first = 0; first < jobs; first += BULK) {
  const units = Array.from({ length: Math.min(BULK, jobs - first) }, (_, i) => ({
    name: "unit",
    data: { unit: first + i },
  }));
  await queue.addBulk(units);
}

let done = 0;
const output = randomBytes(OUTPUT_CHARS).toString("latin1");
const workers = Array.from(
  { length: WORKERS },
  () =>
    new Worker("units", async ({ data }) => String(data.unit).padEnd(8) + output.slice(8), {
      connection,
      concurrency: CONCURRENCY,
    }),
);
for (const worker of workers) {
  worker.on("completed", () => {
    done += 1;
  });
  worker.on("error", () => {});
}
await report({ returned: () => done, done: async () => done });
