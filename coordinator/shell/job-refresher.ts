import { createCommit } from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";
import { stateOf } from "#core/coordination/jobs/job-state";
import type { JobFacts, JobRun, State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import { Round } from "#core/scheduling/round";
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

/** Jobs in one query: more would occupy the event loop and the database for too long. */
const MAX_JOBS_PER_LOOK = 500;

/** Reads what other coordinators changed: jobs' totals, dials and states, and jobs and blocks that are new or free. */
export class JobRefresher {
  readonly #ports: Ports;
  /** The jobs that are open here, in turn. */
  #round: Round<JobRun> | undefined;
  #roundOf: State | undefined;
  /** Open jobs in the store up to this number were looked for in this round. */
  #seenTo = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Reads the next of the jobs that are open here, and looks for new ones among the next open jobs in the store. */
  refresh(): Promise<void> {
    return this.#ports.group.betweenGroups(() => this.#look());
  }

  async #look(): Promise<void> {
    const { memory, store, openJob } = this.#ports;
    const { signal, state } = memory;
    const facts = await store.jobFacts(this.#next(state).map(({ id }) => id));
    const open = await store.openJobIds(this.#seenTo, MAX_JOBS_PER_LOOK);
    if (signal.aborted) return;
    this.#seenTo = open.length < MAX_JOBS_PER_LOOK ? 0 : (open.at(-1)?.no ?? 0);
    for (const one of facts) this.#learn(one);
    // A job that has just ended here is open in the store until that is written; `openJob` checks this.
    for (const { id } of open) if (!state.jobs.has(id)) openJob(id).catch(() => undefined); // The next round tries again.
  }

  #next(state: State): JobRun[] {
    if (!this.#round || this.#roundOf !== state) {
      this.#round = new Round(state.jobs);
      this.#roundOf = state;
    }
    return this.#round.next(MAX_JOBS_PER_LOOK);
  }

  #learn(facts: JobFacts) {
    const { memory, audience, dispatch } = this.#ports;
    const job = memory.state.jobs.get(facts.id);
    if (!job) return;
    const before = job.state;
    dispatch({ kind: "job.refreshed", facts });
    if (before === facts.state || job.state !== facts.state) return;
    audience().committed({ ...createCommit(), states: [stateOf(job)] }, memory.state);
  }
}
