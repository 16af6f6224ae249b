// A coordinator of its own, without pages, whose customers submit the trace's jobs at their moments.
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "#coordinator/testing/seed-job";
import type { JobId } from "#core/ids";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { EndedJob, Lived } from "./lived";
import { fixedTrace } from "./trace";

const UNIT_FUEL = 10 * FUEL_PER_CORE_SECOND;
const LOOK_EVERY_MS = 100;

const running = await startCoordinator(loadConfig(), createLog("warn"));
const { coordinator, pool } = running.handle;
const opened = new Map<JobId, { index: number; openedAt: number; endedAt: number | null }>();

process.on("message", (message) => {
  if (message === "begin") begin();
  if (message === "lived") void tell();
  if (message === "close") void close();
});
process.once("disconnect", () => void close());
process.send?.({ kind: "ready" });

function begin() {
  fixedTrace().jobs.forEach((plan, index) => {
    setTimeout(() => void submit(index), plan.opensAtMs);
  });
  setInterval(() => {
    for (const [id, job] of opened)
      if (job.endedAt === null && !coordinator.state.jobs.has(id)) job.endedAt = Date.now();
  }, LOOK_EVERY_MS);
}

async function submit(index: number) {
  const plan = fixedTrace().jobs[index];
  if (!plan) return;
  const { units, replicas, adaptive, customer } = plan;
  const openedAt = Date.now();
  const id = await seedJob(pool, { units, replicas, adaptive, customerId: `customer${customer}`, unitFuel: UNIT_FUEL });
  process.send?.({ kind: "opened", jobId: id, index });
  await coordinator.openJob(id);
  opened.set(id, { index, openedAt, endedAt: null });
}

async function tell() {
  const { rows } = await pool.query<{ units: string; spent: string; fuel: string }>(
    "SELECT sum(agreed) AS units, sum(spent_nanos) AS spent, sum(fuel) AS fuel FROM job_total",
  );
  const [sum] = rows;
  const ended = [...opened.values()].flatMap(({ index, openedAt, endedAt }): EndedJob[] =>
    endedAt === null ? [] : [{ index, ms: endedAt - openedAt }],
  );
  const lived: Lived = { kind: "lived", units: Number(sum?.units), spentNanos: Number(sum?.spent), ended };
  process.send?.(lived);
}

async function close() {
  await running.close();
  process.exit(0);
}
