import type { Logger } from "pino";
import type { CityEvent } from "#core/coordination/events";
import { type Clock, pause } from "../clock";
import type { UnitStore } from "../store/unit-store";
import type { CommitGroup } from "./commit-group";
import type { Memory } from "./memory";

interface Ports {
  memory: Memory;
  group: CommitGroup;
  store: Pick<UnitStore, "beginTerm" | "cityStop" | "openJobs">;
  clock: Clock;
  log: Logger;
  /** Resolves when the database answers again. */
  databaseReady(): Promise<void>;
  dispatch(event: CityEvent): void;
  restarted(): void;
}

const RETRY_MS = 250;
/**
 * If the memory is lost again within this time after it was rebuilt, the next attempt waits a little longer each time:
 * the fault is not transient.
 */
const UNWELL_MS = 10_000;
const MAX_PAUSE_MS = 5_000;

/** Rebuilds the memory from the store: at the start, and whenever it is unknown what is durable, or what was missed. */
export class Recovery {
  readonly #ports: Ports;
  #restarting: Promise<void> | undefined;
  #loadedAt = 0;
  #losses = 0;
  #isClosed = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  get isUnderWay(): boolean {
    return this.#restarting !== undefined;
  }

  /** Resolves when the memory is complete: before that, something in the store could be mistaken for unknown. */
  async ready(): Promise<void> {
    while (this.#restarting) await this.#restarting;
  }

  /** Discards the memory and everything that was collected for it, and rebuilds it. */
  restart(error: unknown): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    if (this.#restarting) return this.#restarting;
    const { group } = this.#ports;
    group.halt();
    this.#restarting = this.#readBack(error).finally(() => {
      this.#restarting = undefined;
      group.resume();
    });
    return this.#restarting;
  }

  async load(): Promise<void> {
    const { store, log, clock, dispatch } = this.#ports;
    await store.beginTerm();
    const { stopped, reason } = await store.cityStop();
    const jobs = await store.openJobs();
    if (stopped) dispatch({ kind: "city.stopped", reason: reason ?? "" });
    for (const job of jobs) dispatch({ kind: "job.opened", job });
    this.#loadedAt = clock.now();
    log.info({ event: "coordinator.loaded", jobs: jobs.length, stopped }, "coordinator loaded");
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#restarting;
  }

  async #readBack(error: unknown): Promise<void> {
    const { memory, group, clock, log, databaseReady, dispatch, restarted } = this.#ports;
    log.error({ event: "coordinator.restarted", err: error }, "the coordinator reads its state back");
    this.#losses = clock.now() - this.#loadedAt < UNWELL_MS ? this.#losses + 1 : 0;
    while (!this.#isClosed) {
      // With each attempt: a device that has joined since the last one is lost with the memory that it joined.
      restarted();
      const { stopped } = memory.state;
      memory.lose();
      group.lose(error);
      // The city may have been stopped while the database could not record it; it may be resumed while the memory is
      // being rebuilt.
      if (stopped) dispatch({ kind: "city.stopped", reason: "" });
      try {
        await pause(clock, Math.min(MAX_PAUSE_MS, this.#losses * RETRY_MS));
        await databaseReady();
        return await this.load();
      } catch (retryError) {
        log.warn({ event: "store.unreachable", err: retryError }, "the database does not answer; trying again");
        await pause(clock, RETRY_MS);
      }
    }
  }
}
