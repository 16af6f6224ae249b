import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import type { Commit, Effects, ReplicaRow } from "#core/coordination/effects";
import type { CityEvent, ProvenGrant } from "#core/coordination/events";
import type { JobRun, State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import { sameVoter, type Voter } from "#core/quorum/voter";
import { brokenLaws } from "#core/testing/invariants";
import { OwedResults } from "./owed-results";

/** What the watches of all processes share. */
export interface WholeCity {
  database: MemoryDatabase;
  /** All grants ever made, by id: whatever happened to a grant since is no reason to drop a result. */
  granted: Map<string, ProvenGrant>;
  traces: boolean;
  trace: string[];
  events: number;
  note(what: string): void;
  broken(law: string): void;
}

/** Observes one process, through its restarts. */
export class ProcessWatch {
  readonly #city: WholeCity;
  readonly #isAlone: boolean;
  readonly #owed: OwedResults;
  /** Rows that were decided since the coordinator's last restart; earlier ones are in the store, or lost. */
  readonly #rows = new Map<string, ReplicaRow[]>();
  /** For each job that may not run: what it had spent when it last could. */
  readonly #quiet = new Map<JobId, number>();
  #state: State | undefined;
  /** The rows of the group that is being collected, and how many of them were checked. */
  #replicas: readonly ReplicaRow[] = [];
  #rowsSeen = 0;

  constructor(city: WholeCity, isAlone: boolean) {
    this.#city = city;
    this.#isAlone = isAlone;
    this.#owed = new OwedResults(city.database, city.granted);
  }

  /** A coordinator starts or restarts, with nothing in memory. */
  #begin(state: State) {
    this.#state = state;
    this.#rows.clear();
    this.#quiet.clear();
    this.#city.note("a coordinator starts");
  }

  before(state: State, event: CityEvent) {
    if (state !== this.#state) this.#begin(state);
    this.#city.events += 1;
    this.#city.note(this.#city.traces ? JSON.stringify(event, shortened) : event.kind);
    // Confirmed results of a stopped job are charged as soon as it may run, if only for a moment.
    if (event.kind === "job.changed" && (event.state === "running" || event.cores)) this.#quiet.delete(event.jobId);
    // Another coordinator may have charged it before it was stopped.
    if (event.kind === "job.refreshed" && !this.#isAlone) this.#quiet.delete(event.facts.id);
    this.#owed.before(state, event);
  }

  after(state: State, effects: Effects) {
    if (this.#city.traces)
      for (const message of effects.messages) this.#city.trace.push(`  → ${JSON.stringify(message, shortened)}`);
    const { replicas } = effects.commit;
    if (replicas !== this.#replicas) this.#rowsSeen = 0;
    this.#replicas = replicas;
    for (const row of replicas.slice(this.#rowsSeen)) this.#checkRow(row);
    this.#rowsSeen = replicas.length;
    for (const law of brokenLaws(state)) this.#city.broken(law);
    for (const job of state.jobs.values()) this.#checkQuiet(job);
    this.#owed.after(state, effects);
  }

  /** The group is durable, and its acknowledgements are sent. */
  committed({ acknowledgements }: Commit) {
    for (const acknowledgement of acknowledgements) {
      for (const unit of this.#owed.missing(acknowledgement)) {
        this.#city.broken(`unit ${unit} of ${acknowledgement.grantId} was acknowledged and is not in the store`);
      }
    }
  }

  /** A unit that is settled as agreed has enough equal answers of as many households, counted independently. */
  #checkRow(row: ReplicaRow) {
    const { jobNo, unit, settles, failure } = row;
    const key = `${jobNo}/${unit}`;
    const pending = this.#rows.get(key) ?? [];
    pending.push(row);
    this.#rows.set(key, pending);
    if (!settles || failure === "lost" || failure === "disputed") return;
    const agreeing = [
      ...new Set([...(this.#city.database.jobs.get(jobNo)?.replicas.get(unit) ?? []), ...pending]),
    ].filter(
      (one) => one.digest.join() === row.digest.join() && (one.failure === undefined) === (failure === undefined),
    );
    const voters: Voter[] = [];
    for (const { deviceNo } of agreeing) {
      const device = this.#city.database.devicesByNo.get(deviceNo);
      if (device && !voters.some((voter) => sameVoter(voter, device))) voters.push(device);
    }
    const quorum = this.#city.database.jobs.get(jobNo)?.record.replicas ?? 0;
    if (voters.length < quorum) {
      this.#city.broken(`unit ${unit} of job ${jobNo} is settled by ${voters.length} of ${quorum} voters`);
    }
  }

  #checkQuiet(job: JobRun) {
    const mayRun = job.state === "running" && job.cores > 0;
    const spent = this.#quiet.get(job.id);
    if (mayRun) this.#quiet.delete(job.id);
    else this.#quiet.set(job.id, job.spentNanos);
    // Reopening reduces the costs.
    if (!mayRun && spent !== undefined && spent < job.spentNanos) {
      this.#city.broken(`${job.id} may not run and was charged ${job.spentNanos - spent}`);
    }
  }
}

function shortened(key: string, value: unknown) {
  if (value instanceof Uint8Array) return value.join();
  return key === "spec" ? "…" : value;
}
