import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type LiveSocket, openLiveSocket } from "#app/_live/open-live-socket.ts";
import type { LiveFollow } from "#protocol/live-messages";
import { jobEnd } from "../_feed/job-end";
import type { FleetStore } from "./fleet-store";

const POLL_MS = 5_000;

/** Feeds the store: from the socket while it is there, by asking every few seconds while it is not. */
export class FleetLink {
  readonly #store: FleetStore;
  readonly #socket: LiveSocket;
  readonly #timer: ReturnType<typeof setInterval>;
  /** Names of the followed jobs, by id. */
  #followed: ReadonlyMap<string, string> = new Map();

  constructor(store: FleetStore) {
    this.#store = store;
    this.#socket = openLiveSocket();
    this.#listen();
    this.#timer = setInterval(() => void this.#poll(), POLL_MS);
  }

  /** Follows these jobs and no others: their names by their ids. */
  follow(jobs: ReadonlyMap<string, string>) {
    const before = this.#followed;
    this.#followed = jobs;
    if (!this.#socket.connected) return;
    for (const jobId of before.keys()) if (!jobs.has(jobId)) this.#socket.emit("unfollow", { topic: "job", jobId });
    for (const jobId of jobs.keys()) if (!before.has(jobId)) this.#emitFollow({ topic: "job", jobId });
    this.#store.keepJobs(new Set(jobs.keys()));
  }

  close() {
    clearInterval(this.#timer);
    this.#socket.disconnect();
  }

  #listen() {
    const store = this.#store;
    this.#socket.on("connect", () => {
      this.#emitFollow({ topic: "fleet" }, (ok) => store.connection(ok ? "live" : "away"));
      for (const jobId of this.#followed.keys()) this.#emitFollow({ topic: "job", jobId });
      void this.#readCity();
      store.acted();
    });
    this.#socket.on("fleet", (pulse) => store.onPulse(pulse));
    this.#socket.on("job", (pulse) => {
      if (this.#followed.has(pulse.jobId)) store.onJob(pulse);
    });
    this.#socket.on("state", (told) => {
      const line = jobEnd(told, this.#followed.get(told.jobId), Date.now());
      if (line) store.see([line]);
      store.acted();
    });
    this.#socket.on("event", () => {
      store.acted();
      void this.#readCity();
    });
    this.#socket.on("disconnect", () => void this.#poll());
    this.#socket.on("connect_error", () => void this.#poll());
  }

  #emitFollow(follow: LiveFollow, answered: (ok: boolean) => void = () => {}) {
    this.#socket.emit("follow", follow, (outcome) => answered(outcome.ok));
  }

  async #poll() {
    if (document.hidden) return;
    const { pulse, city } = this.#store.view;
    if (this.#socket.connected) {
      if (pulse.stopped !== city.stopped) await this.#readCity();
      return;
    }
    try {
      this.#store.onPulse(await lamplighter.getFleet({}));
      this.#store.connection("polling");
      await this.#readCity();
    } catch {
      this.#store.connection("away");
    }
  }

  async #readCity() {
    const city = await lamplighter.getCity({}).catch(() => undefined);
    if (city) this.#store.knowCity(city);
  }
}
