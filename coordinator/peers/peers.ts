import type { Pool, PoolClient } from "pg";
import type { DialShares } from "#core/coordination/events";
import type { JobRun, State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import { divideDial } from "#core/scheduling/divide-dial";
import { Round } from "#core/scheduling/round";
import { steadyNow } from "../clock";
import type { Coordinator } from "../shell/coordinator";
import { STALE_SECONDS } from "../store/coordinator-terms";
import { fleetFigures } from "./fleet-figures";
import {
  type FleetFigures,
  type JobFigures,
  type Presence,
  type PresenceRow,
  readPresence,
  writtenJobs,
} from "./presence";
import { Wants } from "./wants";

interface Parts {
  pool: Pool;
  /** This coordinator's name. */
  self: string;
  coordinator: Pick<Coordinator, "state" | "dispatch">;
}

/** Whoever holds it reads what the others have of each dial, and writes what it takes. */
const PRESENCE_LOCK = 5_873_201;
const MAX_HELD_MS = 5_000;
/** Jobs of which one coordinator has a share. */
const MAX_JOBS = 2_000;

type Shares = Map<JobId, { share: number; of: number }>;

/**
 * The other coordinators of this city: what they have of each job's dial, and their figures, as of the last round.
 *
 * A job's dial is exact across all of them: each may have as many cores of it as its share, and the shares never sum to
 * more than the dial. In a round a coordinator first gives up what others need more, then, holding a lock, reads what
 * the others have and takes of the rest what it needs. So a share is only taken after somebody has ceased to use it. A
 * coordinator that dies keeps its shares until its blocks are freed.
 */
export class Peers {
  readonly #parts: Parts;
  readonly #wants = new Wants(steadyNow);
  #others: Presence[] = [];
  #jobs: State["jobs"] | undefined;
  #round: Round<JobRun> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get others(): readonly Presence[] {
    return this.#others;
  }

  /** Unit workers at work on a job anywhere. */
  coresOf({ no, slots }: Pick<JobRun, "no" | "slots">): number {
    return this.#sum(no, slots, (figures) => figures.slots);
  }

  /** Answers of a job that wait anywhere. */
  answersOf({ no, waitingReplicas }: Pick<JobRun, "no" | "waitingReplicas">): number {
    return this.#sum(no, waitingReplicas, (figures) => figures.waiting);
  }

  /** Open jobs that others work on. O(jobs at work there). */
  get jobsAtWorkElsewhere(): JobRun[] {
    const { jobsByNumber } = this.#parts.coordinator.state;
    const numbers = this.#others.flatMap(({ jobs }) => [...jobs].flatMap(([no, { slots }]) => (slots > 0 ? [no] : [])));
    return numbers.flatMap((no) => jobsByNumber.get(no) ?? []);
  }

  isAtWorkElsewhere = ({ no }: Pick<JobRun, "no">): boolean =>
    this.#others.some(({ jobs }) => (jobs.get(no)?.slots ?? 0) > 0);

  /** The memory was lost: nothing runs here until the next round, except what others cannot have. */
  restarted() {
    if (this.#others.length > 0) this.#set(this.#allAt(() => 0));
  }

  async round(rates: Pick<FleetFigures, "unitsPerSecond" | "settled">): Promise<void> {
    const { pool, coordinator } = this.#parts;
    const fleet = fleetFigures(coordinator.state, rates);
    const chosen = this.#choose();
    if (coordinator.state.sharesDials) this.#set(this.#giveUp(this.#figures(chosen, fleet.slots)));
    const tx = await pool.connect();
    try {
      await tx.query("BEGIN");
      // A coordinator that is frozen meanwhile does not hold the lock for longer.
      await tx.query(`SET LOCAL idle_in_transaction_session_timeout = ${MAX_HELD_MS}`);
      await tx.query("SELECT pg_advisory_xact_lock($1)", [PRESENCE_LOCK]);
      const taken = await this.#exchange(tx, chosen, fleet);
      await tx.query("COMMIT");
      tx.release();
      this.#set(taken);
    } catch (error) {
      tx.release(true);
      throw error;
    }
  }

  /** It stops in order: its shares are free at once. */
  async end(): Promise<void> {
    const { pool, self } = this.#parts;
    await pool.query("DELETE FROM coordinator_presence WHERE coordinator = $1", [self]);
  }

  async #exchange(tx: PoolClient, chosen: ReadonlySet<JobRun>, fleet: FleetFigures): Promise<Shares> {
    const { self, coordinator } = this.#parts;
    const { rows } = await tx.query<PresenceRow>(PRESENT, [STALE_SECONDS]);
    const wasMissed = !rows.some((row) => row.coordinator === self);
    this.#others = rows.filter((row) => row.coordinator !== self).map(readPresence);
    const isAlone = this.#others.length === 0;
    // Others may have taken what a silent one had. And until it saw others, every dial was its own: now it is what it uses.
    if (!isAlone && wasMissed) this.#set(this.#allAt(() => 0));
    else if (!isAlone && !coordinator.state.sharesDials)
      this.#set(this.#allAt(({ slots, cores }) => Math.min(slots, cores)));
    const { jobsWithShare } = coordinator.state;
    const own = isAlone ? new Map() : this.#figures(new Set([...chosen, ...jobsWithShare]), fleet.slots);
    const taken = isAlone ? new Map() : await this.#take(tx, own);
    await tx.query(WRITE, [self, isAlone, JSON.stringify(fleet), writtenJobs(own)]);
    return taken;
  }

  /** The shares of which others need a part. */
  #giveUp(own: ReadonlyMap<number, JobFigures>): Shares {
    const given: Shares = new Map();
    for (const job of this.#parts.coordinator.state.jobsWithShare) {
      const figures = own.get(job.no);
      const part = figures
        ? Math.max(this.#partOf(job, job.cores, figures), job.share - this.#lacking(job))
        : job.slots;
      if (part < job.share) given.set(job.id, { share: part, of: job.cores });
    }
    return given;
  }

  /** Takes what nobody has, as the store knows the dials, and notes it in `own`. */
  async #take(tx: PoolClient, own: Map<number, JobFigures>): Promise<Shares> {
    const taken: Shares = new Map();
    // Who has not noticed us yet may use every dial to its end.
    if (this.#others.some(({ alone }) => alone)) return taken;
    const { rows } = await tx.query<{ no: number; id: JobId; cores: number }>(
      "SELECT no, id, cores FROM job WHERE no = ANY($1::int[]) AND state = 'running'",
      [[...own].flatMap(([no, { share, want }]) => (want > share ? [no] : []))],
    );
    for (const { no, id, cores } of rows) {
      const job = this.#parts.coordinator.state.jobs.get(id);
      const figures = own.get(no);
      if (!job || !figures) continue;
      const free = cores - this.#sum(no, 0, ({ share }) => share);
      const share = Math.min(this.#partOf(job, cores, figures), free);
      if (share <= figures.share) continue;
      own.set(no, { ...figures, share });
      taken.set(id, { share, of: cores });
    }
    return taken;
  }

  /** How many cores of a job the others could use, beyond what they have and what is free. */
  #lacking({ no, cores, share }: JobRun): number {
    const wanted = this.#sum(no, 0, (figures) => Math.max(0, figures.want - figures.share));
    const free = cores - this.#sum(no, share, (figures) => figures.share);
    return Math.max(0, wanted - Math.max(0, free));
  }

  /** What is this coordinator's of a dial, if each gets what it needs: all divide it in the order of their names. */
  #partOf({ no }: JobRun, cores: number, { want }: JobFigures): number {
    const { self } = this.#parts;
    const wants = [
      { name: self, want },
      ...this.#others.map(({ coordinator, jobs }) => ({ name: coordinator, want: jobs.get(no)?.want ?? 0 })),
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const parts = divideDial(
      cores,
      wants.map((one) => one.want),
    );
    return parts[wants.findIndex(({ name }) => name === self)] ?? 0;
  }

  /** Jobs that may have a share: those at work, and of the others some in turn. */
  #choose(): Set<JobRun> {
    const { jobs, jobsAtWork } = this.#parts.coordinator.state;
    if (this.#jobs !== jobs || !this.#round) {
      this.#jobs = jobs;
      this.#round = new Round(jobs);
    }
    return new Set([...jobsAtWork, ...this.#round.next(MAX_JOBS)]);
  }

  #figures(jobs: Iterable<JobRun>, capacity: number): Map<number, JobFigures> {
    const own = new Map<number, JobFigures>();
    for (const job of jobs) {
      const figures = this.#wants.figures(job, capacity);
      if (figures.want > 0 || figures.share > 0) own.set(job.no, figures);
    }
    return own;
  }

  /** O(open jobs), when coordinators come or go. */
  #allAt(share: (job: JobRun) => number): Shares {
    const { jobs } = this.#parts.coordinator.state;
    return new Map([...jobs.values()].map((job) => [job.id, { share: share(job), of: job.cores }]));
  }

  #set(shares: DialShares["shares"]) {
    const { coordinator } = this.#parts;
    const others = this.#others.length;
    if (shares.size === 0 && coordinator.state.sharesDials === others > 0) return;
    coordinator.dispatch({ kind: "dials.shared", others, shares });
  }

  #sum(no: number, own: number, figure: (figures: JobFigures) => number): number {
    return this.#others.reduce((sum, { jobs }) => {
      const figures = jobs.get(no);
      return figures ? sum + figure(figures) : sum;
    }, own);
  }
}

const PRESENT = `SELECT coordinator, alone, fleet, jobs FROM coordinator_presence
  WHERE seen_at > now() - make_interval(secs => $1)`;

const WRITE = `WITH gone AS (DELETE FROM coordinator_presence WHERE seen_at < now() - interval '1 hour')
  INSERT INTO coordinator_presence (coordinator, alone, fleet, jobs) VALUES ($1, $2, $3, $4)
  ON CONFLICT (coordinator) DO UPDATE
  SET seen_at = now(), alone = excluded.alone, fleet = excluded.fleet, jobs = excluded.jobs`;
