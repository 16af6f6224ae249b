import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { isDone } from "#coordinator/store/memory/memory-rows";
import type { Commit, Effects, ReplicaRow } from "#core/coordination/effects";
import type { CityEvent, ProvenGrant } from "#core/coordination/events";
import { isBlocked } from "#core/coordination/sessions/is-blocked";
import type { DeviceRun, JobRun, State } from "#core/coordination/state";
import { sameVoter } from "#core/quorum/voter";
import { hasReturned, isSettled } from "#core/units/block-run";

type ResultsReturned = Extract<CityEvent, { kind: "results.returned" }>;
type Acknowledgement = Commit["acknowledgements"][number];

interface Owed {
  unit: number;
  jobNo: number;
  deviceNo: number;
}

/** Checks that an acknowledged result of an open job is in the store, also when the job or the city was stopped. */
export class OwedResults {
  readonly #database: MemoryDatabase;
  readonly #owed = new WeakMap<Acknowledgement, Owed[]>();
  /** Of all processes. */
  readonly #granted: Map<string, ProvenGrant>;
  #returned: Owed[] = [];
  #lastAcknowledgement: Acknowledgement | undefined;

  constructor(database: MemoryDatabase, granted: Map<string, ProvenGrant>) {
    this.#database = database;
    this.#granted = granted;
  }

  before(state: State, event: CityEvent) {
    this.#returned = event.kind === "results.returned" ? this.#owedFor(state, event) : [];
  }

  after(state: State, { commit, messages }: Effects) {
    for (const message of messages) if (message.kind === "grant") this.#granted.set(message.grantId, message);
    const last = commit.acknowledgements.at(-1);
    if (!last || last === this.#lastAcknowledgement) return;
    this.#lastAcknowledgement = last;
    const acknowledged = new Set(last.units);
    // Results in a batch that ended its job are no longer owed.
    const owed = this.#returned.filter(
      ({ jobNo, unit }) => acknowledged.has(unit) && [...state.jobs.values()].some((job) => job.no === jobNo),
    );
    this.#owed.set(last, owed);
  }

  /** The group with the acknowledgement is durable: returns its units that are missing. */
  missing(acknowledgement: Acknowledgement): number[] {
    const owed = this.#owed.get(acknowledgement) ?? [];
    const lost = owed.filter(({ jobNo, unit, deviceNo }) =>
      this.#rowsOf(jobNo, unit).every((row) => !row.settles && row.deviceNo !== deviceNo),
    );
    return lost.map(({ unit }) => unit);
  }

  /** Which of these results may not be dropped, given what the coordinator and the store know. */
  #owedFor(state: State, event: ResultsReturned): Owed[] {
    const device = state.sessions.get(event.sessionId)?.device;
    if (!device || isBlocked(state, device)) return [];
    const grant = state.grants.get(event.grantId);
    const ownGrant = grant?.deviceId === device.id ? grant : undefined;
    const ended = event.proven ?? this.#granted.get(event.grantId);
    const source = ownGrant ?? ended;
    const job = source && state.jobs.get(source.jobId);
    if (!source || !job) return [];
    const owed: Owed[] = [];
    for (const { kind, unit } of event.results) {
      const leased = ownGrant ? ownGrant.outstanding.has(unit) : ended?.units.includes(unit);
      if (!leased || kind === "lost" || kind === "impossible" || this.#isDecided(job, source.block, unit, device))
        continue;
      owed.push({ unit, jobNo: job.no, deviceNo: device.no });
    }
    return owed;
  }

  /** Whether the unit is settled, or its voter has voted: then a result of it adds nothing. */
  #isDecided(job: JobRun, seq: number, unit: number, device: DeviceRun): boolean {
    const block = job.blocks.get(seq);
    if (block) {
      const run = block.open.get(unit);
      return isSettled(block, unit) || (run !== undefined && hasReturned(run, device));
    }
    const stored = this.#database.jobs.get(job.no)?.blocks[seq];
    if (stored && isDone(stored)) return true;
    const rows = this.#rowsOf(job.no, unit);
    return rows.some(({ settles, deviceNo }) => {
      const by = this.#database.devicesByNo.get(deviceNo);
      return settles || (by !== undefined && sameVoter(by, device));
    });
  }

  #rowsOf(jobNo: number, unit: number): readonly ReplicaRow[] {
    return this.#database.jobs.get(jobNo)?.replicas.get(unit) ?? [];
  }
}
