import type { JobSpec } from "#core/jobs/job-spec";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { ProgramResult } from "#protocol/devices/local-result";
import { LIMITS } from "#protocol/limits";
import type { BlobSource } from "../bytes/blob-source";
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

/**
 * The specs of this session, the last granted ones last. The coordinator sends a spec again when it has granted units of
 * so many other jobs that this device may have forgotten it.
 */
export class JobCache {
  readonly #blobs: BlobSource;
  readonly #jobs = new Map<string, CachedJob>();

  constructor(blobs: BlobSource) {
    this.#blobs = blobs;
  }

  /** The job of a new grant, which comes with its spec unless this device has it. `held` are the jobs that it has leases of. */
  granted(jobId: string, spec: JobSpec | undefined, held: () => ReadonlySet<string>): CachedJob | undefined {
    const job = this.#jobs.get(jobId) ?? (spec && new CachedJob(spec, this.#blobs));
    if (!job) return undefined;
    this.#jobs.delete(jobId);
    this.#jobs.set(jobId, job);
    if (this.#jobs.size > LIMITS.MAX_SPECS_KEPT) this.#forgetOldest(held());
    return job;
  }

  #forgetOldest(held: ReadonlySet<string>) {
    for (const jobId of this.#jobs.keys()) {
      if (held.has(jobId)) continue;
      this.#jobs.delete(jobId);
      return;
    }
  }

  get(jobId: string): CachedJob | undefined {
    return this.#jobs.get(jobId);
  }

  /** On a new connection: the coordinator sends again what is needed. */
  keepOnly(jobIds: Set<string>) {
    for (const jobId of this.#jobs.keys()) if (!jobIds.has(jobId)) this.#jobs.delete(jobId);
  }
}
