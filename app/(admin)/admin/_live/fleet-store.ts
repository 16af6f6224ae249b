import type { CityState } from "#protocol/api/admin";
import type { FleetPulse, JobPulse } from "#protocol/live-messages";
import { deviceMoves } from "../_feed/device-moves";
import type { FeedLine } from "../_feed/feed-line";
import { recordPulse, startHistory } from "../_numbers/fleet-history";
import type { Connection, FleetView } from "./fleet-view";

const MAX_SEEN = 60;

/** Holds the console's view of the city and notifies the components that draw it. */
export class FleetStore {
  #view: FleetView;
  readonly #listeners = new Set<() => void>();

  constructor(pulse: FleetPulse, city: CityState) {
    this.#view = {
      pulse,
      city,
      connection: "connecting",
      history: startHistory(pulse),
      seen: [],
      jobs: new Map(),
      acts: 0,
    };
  }

  get view(): FleetView {
    return this.#view;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  onPulse(pulse: FleetPulse) {
    const { history, pulse: before } = this.#view;
    this.#set({ pulse, history: recordPulse(history, pulse) });
    this.see(deviceMoves(before, pulse));
    if (before.jobsRunning !== pulse.jobsRunning) this.acted();
  }

  onJob(pulse: JobPulse) {
    this.#set({ jobs: new Map(this.#view.jobs).set(pulse.jobId, pulse) });
  }

  see(lines: readonly FeedLine[]) {
    if (lines.length > 0) this.#set({ seen: [...lines, ...this.#view.seen].slice(0, MAX_SEEN) });
  }

  keepJobs(jobIds: ReadonlySet<string>) {
    this.#set({ jobs: new Map([...this.#view.jobs].filter(([jobId]) => jobIds.has(jobId))) });
  }

  /** Shows an admin's act at once, before the next pulse tells of it. */
  rule(city: CityState) {
    this.#set({ city, pulse: { ...this.#view.pulse, stopped: city.stopped } });
  }

  /** Since when, why and by whom it is stopped; the pulse says sooner whether it is stopped. */
  knowCity(city: CityState) {
    this.#set({ city });
  }

  acted() {
    this.#set({ acts: this.#view.acts + 1 });
  }

  connection(connection: Connection) {
    if (connection !== this.#view.connection) this.#set({ connection });
  }

  #set(change: Partial<FleetView>) {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
