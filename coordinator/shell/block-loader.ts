import pLimit from "p-limit";
import type { Logger } from "pino";
import type { CityEvent } from "#core/coordination/events";
import { isHalted } from "#core/coordination/granting/may-run";
import type { JobId } from "#core/ids";
import type { ReadBlocks } from "../inputs/read-blocks";
import type { ClaimedRow, UnitStore } from "../store/unit-store";
import type { Memory } from "./memory";

/**
 * Where the block of a late result is. `here` is also the answer for a job that is stopped: the result is held in any
 * case. `away`: it is being loaded from the store or belongs to another coordinator; it cannot be decided here, or not
 * yet, whether the result counts.
 */
export type BlockPlace = "here" | "away" | "settled" | "job-over";

interface Ports {
  memory: Memory;
  store: Pick<UnitStore, "claimBlocks" | "claimBlock" | "freeBlocks">;
  /** Reads the lines of the blocks' units from their blobs. */
  readUnits(rows: ClaimedRow[]): Promise<ReadBlocks>;
  log: Logger;
  dispatch(event: CityEvent): void;
  openJob(jobId: JobId): Promise<void>;
  /** It is unknown what was claimed. */
  failed(error: unknown): void;
}

/** Thousands of jobs may want blocks at the same moment, for instance at the start: memory holds what these read. */
const MAX_CLAIMS_AT_ONCE = 128;

/** Loads blocks from the store into memory: those that a job claims, and those that late results belong to. */
export class BlockLoader {
  readonly #ports: Ports;
  readonly #inTurn = pLimit(MAX_CLAIMS_AT_ONCE);
  readonly #claims = new Map<JobId, Promise<void>>();
  /** By job and block. */
  readonly #recalls = new Map<string, Promise<BlockPlace>>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Claims up to `count` further blocks of the job. */
  claim(jobId: JobId, count: number) {
    const { signal } = this.#ports.memory;
    const claim = this.#inTurn(() => this.#claim(jobId, count, signal)).finally(() => {
      // The loaded blocks may have made the job request further ones.
      if (this.#claims.get(jobId) === claim) this.#claims.delete(jobId);
    });
    this.#claims.set(jobId, claim);
  }

  /** Finds the block of a late result, and claims it if it is free, so that the result can count. */
  recall(jobId: JobId, block: number): Promise<BlockPlace> {
    const key = `${jobId}/${block}`;
    const known = this.#recalls.get(key);
    if (known) return known;
    const recall = this.#recall(jobId, block).finally(() => this.#recalls.delete(key));
    this.#recalls.set(key, recall);
    return recall;
  }

  /** Nothing is claimed for a memory that has been lost. */
  async #claim(jobId: JobId, count: number, signal: AbortSignal): Promise<void> {
    const { memory, store, failed } = this.#ports;
    const job = signal.aborted ? undefined : memory.state.jobs.get(jobId);
    if (!job) return;
    try {
      const { blocks, more } = await store.claimBlocks(job.no, count);
      await this.#receive(signal, job, blocks, more);
    } catch (error) {
      if (!signal.aborted) failed(error);
    }
  }

  async #recall(jobId: JobId, block: number): Promise<BlockPlace> {
    const { memory, store, openJob, failed } = this.#ports;
    if (!memory.state.jobs.has(jobId)) await openJob(jobId);
    await this.#claims.get(jobId);
    const { signal } = memory;
    const job = memory.state.jobs.get(jobId);
    if (!job) return "job-over";
    if (isHalted(memory.state, job) || job.blocks.has(block)) return "here";
    try {
      const outcome = await store.claimBlock(job.no, block);
      if (outcome.kind === "done") return "settled";
      if (outcome.kind === "claimed") await this.#receive(signal, job, [outcome.block]);
      else await this.#claims.get(jobId); // It may have been quicker.
    } catch (error) {
      if (!signal.aborted) failed(error);
    }
    return memory.state.jobs.get(jobId)?.blocks.has(block) ? "here" : "away";
  }

  /**
   * Blocks claimed for a memory that was lost meanwhile have been freed. Without `more`, a late result asked for them.
   */
  async #receive(
    signal: AbortSignal,
    { id: jobId, no }: ClaimingJob,
    rows: ClaimedRow[],
    more?: boolean,
  ): Promise<void> {
    const { readUnits, log, dispatch } = this.#ports;
    const outcome = await readUnits(rows);
    if (signal.aborted) return;
    if (outcome.kind === "read") {
      dispatch({ kind: "blocks.claimed", jobId, blocks: outcome.blocks, more });
      // All known units of the job were settled meanwhile; if it has grown, it is opened again and claims the blocks
      // anew.
      if (!this.#ports.memory.state.jobs.has(jobId) && rows.length > 0) await this.#free(no, rows);
      return;
    }
    log.error({ event: "job.unreadable", jobId, err: outcome.error }, "a job's inputs cannot be read; it is paused");
    dispatch({ kind: "job.changed", jobId, state: "paused", reason: { kind: "inputs-unreadable" } });
    await this.#free(no, rows);
    if (more === undefined || signal.aborted) return;
    dispatch({ kind: "blocks.claimed", jobId, blocks: [], more: true });
  }

  #free(jobNo: number, rows: readonly ClaimedRow[]): Promise<void> {
    return this.#ports.store.freeBlocks(
      jobNo,
      rows.map(({ seq }) => seq),
    );
  }
}

interface ClaimingJob {
  readonly id: JobId;
  readonly no: number;
}
