import type { JobSpec } from "#core/jobs/job-spec";
import type { GrantStub } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import type { ProgramResult } from "#protocol/local-result";
import type { BlobSource } from "./blob-source";
import { type LoadedProgram, loadProgram } from "./load-program";

const QUICK_UNIT_MS = 10;
const NEWEST_WEIGHT = 0.3;

/** What this device knows of one job. */
export class CachedJob {
  readonly spec: JobSpec;
  readonly #blobs: BlobSource;
  #program: Promise<LoadedProgram> | undefined;
  #typicalMs = Number.POSITIVE_INFINITY;
  #longestBytes = 0;
  unitsDone = 0;

  constructor(spec: JobSpec, blobs: BlobSource) {
    this.spec = spec;
    this.#blobs = blobs;
  }

  /** So fast that a unit worker would wait longer for its next unit than computing one takes. */
  get isQuick() {
    return this.#typicalMs <= QUICK_UNIT_MS && this.#longestBytes <= LIMITS.MAX_AHEAD_OUTPUT_BYTES;
  }

  measured({ ms, bytes }: ProgramResult) {
    this.#longestBytes = Math.max(this.#longestBytes, bytes?.byteLength ?? 0);
    this.#typicalMs = Number.isFinite(this.#typicalMs) ? this.#typicalMs + (ms - this.#typicalMs) * NEWEST_WEIGHT : ms;
  }

  /** Any grant of the job gives access to what its units share. */
  program(stub: GrantStub): Promise<LoadedProgram> {
    if (!this.#program) {
      const coming = loadProgram(this.spec, this.#blobs, stub);
      coming.catch(() => {
        if (this.#program === coming) this.#program = undefined;
      });
      this.#program = coming;
    }
    return this.#program;
  }

  /** Frees the memory; the bytes stay in the browser's cache. */
  dropProgram() {
    this.#program = undefined;
  }
}

/** The specs of this session. The coordinator sends each once per connection, so none is forgotten while it lasts. */
export class JobCache {
  readonly #blobs: BlobSource;
  readonly #jobs = new Map<string, CachedJob>();

  constructor(blobs: BlobSource) {
    this.#blobs = blobs;
  }

  put(spec: JobSpec): CachedJob {
    const job = this.#jobs.get(spec.jobId) ?? new CachedJob(spec, this.#blobs);
    this.#jobs.set(spec.jobId, job);
    return job;
  }

  get(jobId: string): CachedJob | undefined {
    return this.#jobs.get(jobId);
  }

  /** On a new connection: the coordinator sends again what is needed. */
  keepOnly(jobIds: Set<string>) {
    for (const jobId of this.#jobs.keys()) if (!jobIds.has(jobId)) this.#jobs.delete(jobId);
  }
}
