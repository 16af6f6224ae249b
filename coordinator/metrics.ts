import { statfs } from "node:fs/promises";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Commit } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { State } from "#core/coordination/state";
import type { HealthRow, HealthState } from "#protocol/api/health";

const STATE_VALUES: Record<HealthState, number> = { unknown: -1, good: 0, look: 1, act: 2 };

/** The values of `/metrics`. No ids in labels, because their number is unlimited. */
export class Metrics {
  readonly registry = new Registry();
  readonly #settled = this.#counter("lamplighter_units_settled_total", "Units settled.", ["outcome"]);
  readonly #replicas = this.#counter("lamplighter_replicas_returned_total", "Replicas returned.");
  readonly #fuel = this.#counter("lamplighter_fuel_total", "Fuel of settled units: instructions by their weights.");
  readonly #reopened = this.#counter(
    "lamplighter_units_reopened_total",
    "Settled units that are computed again because a household was demoted.",
  );
  readonly #restarts = this.#counter("lamplighter_coordinator_restarts_total", "Times the memory was read back.");
  readonly #groups = new Histogram({
    name: "lamplighter_commit_group_replicas",
    help: "Replicas written together.",
    buckets: [1, 4, 16, 64, 256, 1024, 4096],
    registers: [this.registry],
  });

  readonly #commits = new Histogram({
    name: "lamplighter_commit_seconds",
    help: "How long a group of decisions took to become durable.",
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });
  readonly #imbalance = new Gauge({
    name: "lamplighter_ledger_imbalance_nanodollars",
    help: "What all balances of the ledger sum to: always 0.",
    registers: [this.registry],
  });

  readonly #answers = this.#counter("lamplighter_answers_total", "Answers that were decided about.", ["verdict"]);
  readonly #health = new Gauge({
    name: "lamplighter_health_state",
    help: "Checks of the health page, for the whole city: 0 good, 1 look, 2 act, -1 unknown.",
    labelNames: ["check"],
    registers: [this.registry],
  });

  constructor(state: () => Readonly<State>, dataDir: string) {
    collectDefaultMetrics({ register: this.registry });
    this.#gauge("lamplighter_devices", "Devices connected.", () => state().sessions.size);
    this.#gauge("lamplighter_jobs", "Jobs that are not over.", () => state().jobs.size);
    this.#gauge("lamplighter_grants", "Grants that are out.", () => state().grants.size);
    this.#gauge("lamplighter_disk_free_bytes", "Free on the disk that holds DATA_DIR.", async () => {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    });
    this.#gauge("lamplighter_disk_bytes", "The size of that disk.", async () => {
      const { blocks, bsize } = await statfs(dataDir);
      return blocks * bsize;
    });
    this.#gauge("lamplighter_seats_busy", "Unit workers at work.", () =>
      [...state().jobsAtWork].reduce((sum, job) => sum + job.slots, 0),
    );
  }

  committed(commit: Commit, tookMs?: number) {
    if (tookMs !== undefined) this.#commits.observe(tookMs / 1_000);
    if (commit.replicas.length > 0) this.#groups.observe(commit.replicas.length);
    this.#replicas.inc(commit.replicas.length);
    for (const delta of commit.jobs.values()) {
      this.#settled.inc({ outcome: "agreed" }, delta.agreed);
      this.#settled.inc({ outcome: "failed" }, delta.failed);
      this.#fuel.inc(delta.fuel);
    }
    for (const { agreed, outvoted } of commit.devices.values()) {
      this.#answers.inc({ verdict: "agreed" }, agreed);
      this.#answers.inc({ verdict: "outvoted" }, outvoted);
    }
  }

  reopened(jobs: readonly ReopenedJob[]) {
    for (const { agreed, failed } of jobs) this.#reopened.inc(agreed + failed);
  }

  ledgerSummed(nanos: number) {
    this.#imbalance.set(nanos);
  }

  checked(rows: readonly HealthRow[]) {
    for (const { check, state } of rows) this.#health.set({ check }, STATE_VALUES[state]);
  }

  restarted() {
    this.#restarts.inc();
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>) {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}
