import type { Effects, ReplicaRow } from "../coordination/effects";
import type { CityEvent } from "../coordination/events";
import type { City, DeviceRun, JobRun } from "../coordination/state";
import type { JobId } from "../ids";
import { isSettled } from "../units/block-run";
import { brokenLaws } from "./invariants";
import type { SimulatedStore } from "./simulated-store";

type ResultsReturned = Extract<CityEvent, { kind: "results.returned" }>;

const MOST_VIOLATIONS = 10;

/** Looks on while a city lives, and writes down each law that is broken, with the moment and the event. */
export class Watch {
  readonly violations: string[] = [];
  readonly trace: string[] = [];
  readonly #told = new Set<string>();
  /** Results that must be in the store, or their unit settled, when they are acknowledged. */
  readonly #owed = new Map<string, { deviceNo: number; jobNo: number }>();
  /** Rows that were decided by this life of the coordinator; those of earlier ones are in the store, or lost. */
  readonly #rows = new Map<string, ReplicaRow[]>();
  /** What each job that may not run had spent when it last might. */
  readonly #quiet = new Map<JobId, number>();
  readonly #traces: boolean;
  readonly #now: () => number;
  #store: SimulatedStore | undefined;
  #city: City | undefined;
  /** The rows of the group that is being gathered, and how many of them were checked. */
  #replicas: readonly ReplicaRow[] = [];
  #rowsSeen = 0;
  #what = "start";
  events = 0;

  constructor(now: () => number, traces: boolean) {
    this.#now = now;
    this.#traces = traces;
  }

  storeIs(store: SimulatedStore) {
    this.#store = store;
  }

  /** A coordinator starts, with nothing in memory. */
  cityIs(city: City) {
    this.#city = city;
    this.#owed.clear();
    this.#rows.clear();
    this.#quiet.clear();
    this.note("a coordinator starts");
  }

  note(what: string) {
    this.#what = what;
    if (this.#traces) this.trace.push(`${this.#now()} ${what}`);
  }

  readonly broken = (law: string) => {
    if (this.#told.has(law)) return;
    this.#told.add(law);
    if (this.#traces) this.trace.push(`${this.#now()} BROKEN: ${law}`);
    if (this.violations.length < MOST_VIOLATIONS) this.violations.push(`${law} (at ${this.#now()}, ${this.#what})`);
  };

  before(event: CityEvent) {
    this.events += 1;
    this.note(this.#traces ? JSON.stringify(event, shortBytes) : event.kind);
    if (event.kind === "results.returned") this.#owe(event);
  }

  after(event: CityEvent, effects: Effects) {
    if (this.#traces)
      for (const message of effects.messages) this.trace.push(`  → ${JSON.stringify(message, withoutSheet)}`);
    const { replicas } = effects.commit;
    if (replicas !== this.#replicas) this.#rowsSeen = 0;
    this.#replicas = replicas;
    for (const row of replicas.slice(this.#rowsSeen)) this.#checkRow(row);
    this.#rowsSeen = replicas.length;
    if (!this.#city) return;
    for (const law of brokenLaws(this.#city)) this.broken(law);
    for (const job of this.#city.jobs.values()) this.#checkQuiet(job);
    if (event.kind === "results.returned") this.#forgive(event);
  }

  /** The group with the acknowledgement is durable. */
  acknowledged(session: string, grantId: string, units: readonly number[]) {
    for (const unit of units) {
      const owed = this.#owed.get(`${session}/${grantId}/${unit}`);
      if (!owed || !this.#store) continue;
      this.#owed.delete(`${session}/${grantId}/${unit}`);
      const rows = this.#store.rowsOf(owed.jobNo, unit);
      if (rows.some((row) => row.settles || row.deviceNo === owed.deviceNo)) continue;
      this.broken(`unit ${unit} of ${grantId} was acknowledged and is not in the store`);
    }
  }

  /** Which of these results may not be lost, judged by what the coordinator and the store know. */
  #owe(event: ResultsReturned) {
    const city = this.#city;
    const device = city?.sessions.get(event.sessionId)?.device;
    if (!city || !device || device.banned || city.stopped) return;
    const grant = city.grants.get(event.grantId);
    const held = grant?.deviceId === device.id ? grant : undefined;
    const source = held ?? event.proven;
    const job = source && city.jobs.get(source.jobId);
    if (!source || !job || !mayRun(job)) return;
    for (const { kind, unit } of event.results) {
      const leased = held ? held.outstanding.has(unit) : event.proven?.units.includes(unit);
      if (!leased || kind === "lost" || this.#isDecided(job, source.block, unit, device)) continue;
      this.#owed.set(`${event.sessionId}/${event.grantId}/${unit}`, { deviceNo: device.no, jobNo: job.no });
    }
  }

  /** Whether the unit is settled, or its household has spoken: then a result of it adds nothing. */
  #isDecided(job: JobRun, seq: number, unit: number, device: DeviceRun): boolean {
    const store = this.#store;
    const block = job.blocks.get(seq);
    if (block) {
      const run = block.open.get(unit);
      return isSettled(block, unit) || run?.returned.some((one) => one.household === device.household) === true;
    }
    if (!store || store.blocks.get(job.no)?.[seq]?.done) return true;
    const households = this.#rowsOf(job.no, unit).map((row) => this.#householdOf(row.deviceNo));
    return store.isSettled(job.no, unit) || households.includes(device.household);
  }

  /** A batch in which the budget ran out, or the job ended, is not owed any more. */
  #forgive(event: ResultsReturned) {
    for (const [key, { jobNo }] of this.#owed) {
      if (!key.startsWith(`${event.sessionId}/${event.grantId}/`)) continue;
      const job = [...(this.#city?.jobs.values() ?? [])].find((one) => one.no === jobNo);
      if (!job || !mayRun(job)) this.#owed.delete(key);
    }
  }

  /** A unit that is settled as agreed has so many equal answers of as many households, counted by hand. */
  #checkRow(row: ReplicaRow) {
    const key = `${row.jobNo}/${row.unit}`;
    const rows = this.#rows.get(key) ?? [];
    rows.push(row);
    this.#rows.set(key, rows);
    const decided = row.settles && row.failure !== "lost" && row.failure !== "disputed";
    if (!decided) return;
    const households = new Set(
      this.#rowsOf(row.jobNo, row.unit)
        .filter(
          (one) =>
            one.digest.join() === row.digest.join() && (one.failure === undefined) === (row.failure === undefined),
        )
        .map((one) => this.#householdOf(one.deviceNo)),
    );
    const wanted = [...(this.#store?.jobs.values() ?? [])].find((job) => job.no === row.jobNo)?.replicas ?? 0;
    if (households.size < wanted)
      this.broken(`unit ${row.unit} of job ${row.jobNo} is settled by ${households.size} of ${wanted} households`);
  }

  #rowsOf(jobNo: number, unit: number): ReplicaRow[] {
    return [...new Set([...(this.#store?.rowsOf(jobNo, unit) ?? []), ...(this.#rows.get(`${jobNo}/${unit}`) ?? [])])];
  }

  #householdOf(deviceNo: number) {
    return this.#store?.devicesByNo.get(deviceNo)?.household;
  }

  #checkQuiet(job: JobRun) {
    if (mayRun(job)) {
      this.#quiet.delete(job.id);
      return;
    }
    const spent = this.#quiet.get(job.id);
    if (spent === undefined) this.#quiet.set(job.id, job.spentNanos);
    else if (spent !== job.spentNanos) {
      this.broken(`${job.id} may not run and was charged ${job.spentNanos - spent}`);
      this.#quiet.set(job.id, job.spentNanos);
    }
  }
}

const mayRun = (job: JobRun) => job.state === "running" && job.cores > 0;

const shortBytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? value.join() : value);
const withoutSheet = (key: string, value: unknown) => (key === "sheet" ? "…" : value);
