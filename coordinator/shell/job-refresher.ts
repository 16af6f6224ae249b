import { createCommit, type JobStateChange } from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";
import type { JobFacts } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { UnitStore } from "../store/unit-store";
import type { Audience } from "./audience";
import type { CommitGroup } from "./commit-group";
import type { Memory } from "./memory";

interface Ports {
  memory: Memory;
  group: CommitGroup;
  store: Pick<UnitStore, "jobFacts" | "openJobIds">;
  audience: () => Audience;
  dispatch(event: CityEvent): void;
  openJob(jobId: JobId): Promise<void>;
}

/** Jobs that one look at the store asks about: more would hold the event loop and the database for too long. */
const MAX_JOBS_PER_LOOK = 500;

/** Learns what other coordinators changed: jobs' totals, dials and states, jobs and blocks that are new or free. */
export class JobRefresher {
  readonly #ports: Ports;
  /** Jobs whose turn comes in this round. */
  #left: JobId[] = [];

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Looks at the next of the jobs that are open here; at the end of each round of all of them, for new ones. */
  refresh(): Promise<void> {
    return this.#ports.group.betweenGroups(() => this.#look());
  }

  async #look(): Promise<void> {
    const { memory, store, openJob } = this.#ports;
    const { signal } = memory;
    const round = this.#left.length === 0 ? [...memory.state.jobs.keys()] : this.#left;
    this.#left = round.slice(MAX_JOBS_PER_LOOK);
    const isLastOfRound = this.#left.length === 0;
    const known = new Set(isLastOfRound ? memory.state.jobs.keys() : []);
    const facts = await store.jobFacts(round.slice(0, MAX_JOBS_PER_LOOK));
    const open = isLastOfRound ? await store.openJobIds() : [];
    if (signal.aborted) return;
    for (const one of facts) this.#learn(one);
    // One that was known and is gone was ended here; its end is not written yet.
    for (const id of open) if (!known.has(id)) openJob(id).catch(() => undefined); // the next round tries again
  }

  #learn(facts: JobFacts) {
    const { memory, audience, dispatch } = this.#ports;
    const job = memory.state.jobs.get(facts.id);
    if (!job) return;
    const before = job.state;
    dispatch({ kind: "job.refreshed", facts });
    if (before === facts.state || job.state !== facts.state) return;
    const { no: jobNo, id: jobId, customerId, state, reason, cores, budgetNanos } = job;
    const change: JobStateChange = { jobNo, jobId, customerId, state, reason, cores, budgetNanos };
    audience().committed({ ...createCommit(), states: [change] }, memory.state);
  }
}
