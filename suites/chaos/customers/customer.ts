import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type LamplighterClient } from "#client/lamplighter";
import { LamplighterError } from "#client/lamplighter-error";
import type { Random } from "#core/random";
import type { Replicas } from "#core/reputation/promise";
import type { Job } from "#protocol/api/jobs";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import { withoutIds } from "../report/without-ids";
import { collatz } from "./collatz";
import type { JobKind } from "./job-kind";
import { JOB_KINDS } from "./job-kinds";
import type { JobRecord } from "./job-record";
import { seeResults } from "./see-results";
import { type Order, submitJob } from "./submit-job";
import { tally, tallyUnits } from "./tally";

export interface CustomerOptions {
  name: string;
  siteUrl: string;
  apiKey: string;
  random: Random;
  /** A number that no other job of the run has. */
  nextVariant: () => number;
}

const OPEN_JOBS = 2;
/** The share of jobs over another job's outputs, where possible. */
const CHAINED = 0.7;
const MIN_PAUSE_MS = 400;
const MAX_PAUSE_MS = 2_500;
const RETRY_MS = 1_000;
const DOLLARS_MORE = "0.000020";
const LAST_DOLLARS = "0.001";
const LAST_CORES = 16;
const CORES = [1, 2, 4, 8, 16];

/**
 * Submits jobs one after the other and steers them as people do, until told to stop. Errors are recorded and otherwise
 * ignored.
 */
export class Customer {
  readonly client: LamplighterClient;
  readonly records = new Map<string, JobRecord>();
  readonly #options: CustomerOptions;
  #over = false;
  #working: Promise<void> = Promise.resolve();
  calls = 0;
  /** The errors of calls, and how often each occurred. */
  readonly errors = new Map<string, number>();
  /** Responses with nothing but an id: unexpected errors. */
  readonly unforeseen: string[] = [];

  get name() {
    return this.#options.name;
  }

  constructor(options: CustomerOptions) {
    this.#options = options;
    this.client = createClient({ baseUrl: options.siteUrl, apiKey: options.apiKey });
  }

  begin() {
    this.#working = this.#work();
  }

  /** Stops submitting and steering. */
  async rest(): Promise<void> {
    this.#over = true;
    await this.#working;
  }

  /** After the faults: lets everything run, with money enough, until all jobs have ended. */
  async finishAll(isLate: () => boolean): Promise<void> {
    while (!isLate()) {
      const open = await this.#try(() => this.#openJobs());
      if (open?.length === 0) return;
      for (const job of open ?? []) await this.#letRun(job, this.records.get(job.id));
      await sleep(RETRY_MS);
    }
  }

  async #work() {
    while (!this.#over) {
      const open = await this.#try(() => this.#openJobs());
      if (open && open.length < OPEN_JOBS) await this.#submit();
      else if (open) await this.#steerOne(open);
      await sleep(MIN_PAUSE_MS + this.#options.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS));
    }
  }

  async #openJobs(): Promise<Job[]> {
    const { jobs } = await this.client.listJobs({ perPage: 100 });
    return jobs.filter(({ state }) => state === "running" || state === "paused");
  }

  async #submit() {
    const { random, nextVariant } = this.#options;
    const kind = this.#pick(JOB_KINDS) as JobKind;
    const units = Math.ceil(kind.maxUnits * (0.3 + 0.7 * random()));
    const source = await this.#order({ kind, variant: nextVariant(), units });
    if (source && kind === collatz && random() < CHAINED)
      await this.#order({ kind: tally, variant: source.variant, units: tallyUnits(units), source });
  }

  async #order(
    wanted: Pick<Order, "kind" | "variant" | "units"> & Partial<Pick<Order, "source">>,
  ): Promise<JobRecord | undefined> {
    const { random, name } = this.#options;
    const order = {
      ...wanted,
      customer: name,
      replicas: this.#pick<Replicas>([1, 2, 3, "adaptive", "adaptive"]) ?? 2,
      cores: this.#pick(CORES) ?? 4,
      share: random() < 0.3 ? 0.5 : 4,
    };
    const record = await submitJob(
      this.client,
      order,
      (call) => this.#try(call),
      () => this.#over,
    );
    if (record) this.records.set(record.jobId, record);
    return record;
  }

  async #steerOne(open: readonly Job[]) {
    const job = this.#pick(open);
    const record = job && this.records.get(job.id);
    if (!job || !record) return;
    const dice = this.#options.random();
    const [, step] = STEERING.find(([upTo]) => dice < upTo) ?? [];
    if (step) await this.#try(() => this[step](job, record));
  }

  /** Reads what the job's page reads all the time. */
  async look(job: Job, record: JobRecord) {
    await seeResults(this.client, job.id, record);
  }

  async dial(job: Job, record: JobRecord) {
    const cores = this.#options.random() < 0.25 ? 0 : (this.#pick(CORES) ?? 1);
    const answer = await this.client.dialJob({ jobId: job.id, cores }, { signal: within() });
    if (answer.cores !== cores) record.complaints.push(`it was dialled to ${cores}, and is at ${answer.cores}`);
  }

  async pauseOrResume(job: Job) {
    if (job.state === "running") await this.client.pauseJob({ jobId: job.id }, { signal: within() });
    else await this.client.resumeJob({ jobId: job.id }, { signal: within() });
  }

  addBudget(job: Job, record: JobRecord) {
    return this.#pay(job.id, DOLLARS_MORE, record);
  }

  async cancel(job: Job, record: JobRecord) {
    await seeResults(this.client, job.id, record);
    if (record.cancelled === "no") record.cancelled = "tried";
    await this.client.cancelJob({ jobId: job.id }, { signal: within() });
    record.cancelled = "acknowledged";
  }

  async #letRun(job: Job, record: JobRecord | undefined) {
    const { id: jobId } = job;
    if (job.spentNanos * 2 > job.budgetNanos) await this.#try(() => this.#pay(jobId, LAST_DOLLARS, record));
    if (job.cores < LAST_CORES)
      await this.#try(() => this.client.dialJob({ jobId, cores: LAST_CORES }, { signal: within() }));
    if (job.state === "paused") await this.#try(() => this.client.resumeJob({ jobId }, { signal: within() }));
  }

  async #pay(jobId: string, amount: string, record: JobRecord | undefined) {
    if (record) record.budgetNanos.tried += dollarNanos(amount);
    await this.client.addBudget({ jobId, amount }, { signal: within() });
    if (record) record.budgetNanos.acknowledged += dollarNanos(amount);
  }

  async #try<Value>(call: () => Promise<Value>): Promise<Value | undefined> {
    this.calls += 1;
    try {
      return await call();
    } catch (error) {
      const words = wordsOf(error);
      if (error instanceof LamplighterError && error.code === "INTERNAL") this.unforeseen.push(error.message);
      this.errors.set(words, (this.errors.get(words) ?? 0) + 1);
      return undefined;
    }
  }

  #pick<Value>(values: readonly Value[]): Value | undefined {
    return values[Math.floor(this.#options.random() * values.length)];
  }
}

/** Probabilities of a customer's actions, cumulative. */
const STEERING: readonly [number, "look" | "dial" | "pauseOrResume" | "addBudget" | "cancel"][] = [
  [0.45, "look"],
  [0.68, "dial"],
  [0.85, "pauseOrResume"],
  [0.95, "addBudget"],
  [1, "cancel"],
];

const ANSWER_WITHIN_MS = 20_000;
const within = () => AbortSignal.timeout(ANSWER_WITHIN_MS);

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? `${error.code}: ` : "";
  return withoutIds(`${code}${error.message}`);
}
