import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import type { ProvenGrant } from "#core/coordination/events";
import { ProcessWatch, type WholeCity } from "./process-watch";

const MAX_VIOLATIONS = 10;

/** Observes a city during a run, and records each law that is broken, with the time and the event. */
export class Watch implements WholeCity {
  readonly violations: string[] = [];
  readonly trace: string[] = [];
  readonly database: MemoryDatabase;
  readonly traces: boolean;
  readonly granted = new Map<string, ProvenGrant>();
  readonly #told = new Set<string>();
  readonly #now: () => number;
  #what = "start";
  events = 0;

  constructor(database: MemoryDatabase, now: () => number, traces: boolean) {
    this.database = database;
    this.#now = now;
    this.traces = traces;
  }

  /** For one of the processes on the database. */
  ofProcess(isAlone: boolean): ProcessWatch {
    return new ProcessWatch(this, isAlone);
  }

  note(what: string) {
    this.#what = what;
    if (this.traces) this.trace.push(`${this.#now()} ${what}`);
  }

  readonly broken = (law: string) => {
    if (this.#told.has(law)) return;
    this.#told.add(law);
    if (this.traces) this.trace.push(`${this.#now()} BROKEN: ${law}`);
    if (this.violations.length < MAX_VIOLATIONS) this.violations.push(`${law} (at ${this.#now()}, ${this.#what})`);
  };
}
