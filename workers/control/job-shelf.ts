import type { JobSheet } from "#core/jobs/job-sheet";
import type { GrantStub } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import type { BlobSource } from "./blob-source";
import { type LoadedProgram, loadProgram } from "./load-program";

const QUICK_UNIT_MS = 10;
const NEWEST_WEIGHT = 0.3;

/** What this device knows of one job. */
export class ShelfJob {
  readonly sheet: JobSheet;
  readonly #blobs: BlobSource;
  #program: Promise<LoadedProgram> | undefined;
  #typicalMs = Number.POSITIVE_INFINITY;
  #longestBytes = 0;
  unitsDone = 0;

  constructor(sheet: JobSheet, blobs: BlobSource) {
    this.sheet = sheet;
    this.#blobs = blobs;
  }

  /** So quick that a unit worker would wait for its next unit longer than it takes to compute one. */
  get isQuick() {
    return this.#typicalMs <= QUICK_UNIT_MS && this.#longestBytes <= LIMITS.MAX_AHEAD_OUTPUT_BYTES;
  }

  measured({ ms, bytes }: { ms: number; bytes?: Uint8Array }) {
    this.#longestBytes = Math.max(this.#longestBytes, bytes?.byteLength ?? 0);
    this.#typicalMs = Number.isFinite(this.#typicalMs) ? this.#typicalMs + (ms - this.#typicalMs) * NEWEST_WEIGHT : ms;
  }

  /** Any grant of the job opens what all of its units share. */
  program(stub: GrantStub): Promise<LoadedProgram> {
    if (!this.#program) {
      const coming = loadProgram(this.sheet, this.#blobs, stub);
      coming.catch(() => {
        if (this.#program === coming) this.#program = undefined;
      });
      this.#program = coming;
    }
    return this.#program;
  }

  /** Gives the memory back; the browser's cache still has the bytes. */
  dropProgram() {
    this.#program = undefined;
  }
}

/** The sheets of this session. The coordinator sends each once per connection, so none is forgotten while it lasts. */
export class JobShelf {
  readonly #blobs: BlobSource;
  readonly #jobs = new Map<string, ShelfJob>();

  constructor(blobs: BlobSource) {
    this.#blobs = blobs;
  }

  put(sheet: JobSheet): ShelfJob {
    const job = this.#jobs.get(sheet.jobId) ?? new ShelfJob(sheet, this.#blobs);
    this.#jobs.set(sheet.jobId, job);
    return job;
  }

  get(jobId: string): ShelfJob | undefined {
    return this.#jobs.get(jobId);
  }

  /** At a new connection: the coordinator will send again what it needs known. */
  keepOnly(jobIds: Set<string>) {
    for (const jobId of this.#jobs.keys()) if (!jobIds.has(jobId)) this.#jobs.delete(jobId);
  }
}
