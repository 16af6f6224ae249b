// Units as graphile-worker jobs: each stores its 200 bytes in a table, and is completed when they are durable.
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import pg from "pg";
import { OUTPUT_CHARS, report, SETTINGS } from "./work.mjs";

const { jobs } = SETTINGS;
const connectionString = process.env.BENCH_DATABASE_URL;
const CONCURRENCY = 24;
const LOCAL = 500;
const BULK = 10_000;

const pool = new pg.Pool({ connectionString, max: 30 });
const logger = new Logger(() => () => {});
await pool.query("CREATE TABLE result (unit int PRIMARY KEY, output bytea NOT NULL)");
const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();
for (let first = 0; first < jobs; first += BULK) {
  await utils.addJobs(
    Array.from({ length: Math.min(BULK, jobs - first) }, (_, i) => ({
      identifier: "unit",
      payload: { unit: first + i },
    })),
  );
}

const output = Buffer.alloc(OUTPUT_CHARS, 7);
let returned = 0;
let gathered = [];
let writing = false;

/** Results are written together, as soon as the previous write is done. */
function store(unit) {
  return new Promise((resolve, reject) => {
    gathered.push({ unit, resolve, reject });
    if (!writing) void write();
  });
}

async function write() {
  writing = true;
  while (gathered.length > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const group = gathered;
    gathered = [];
    try {
      await pool.query({
        name: "store",
        text: "INSERT INTO result SELECT * FROM unnest($1::int[], $2::bytea[])",
        values: [group.map(({ unit }) => unit), group.map(() => output)],
      });
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
  writing = false;
}

const runner = await run({
  taskList: { unit: async ({ unit }) => store(unit) },
  preset: {
    worker: {
      connectionString,
      maxPoolSize: CONCURRENCY + 1,
      logger,
      concurrentJobs: CONCURRENCY,
      localQueue: { size: LOCAL },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
});
runner.events.on("job:complete", () => {
  returned += 1;
});
/** The row of a completed job is deleted. */
async function done() {
  const { rows } = await pool.query("SELECT count(*)::int AS waiting FROM graphile_worker._private_jobs");
  return jobs - rows[0].waiting;
}

await report({ returned: () => returned, done });
