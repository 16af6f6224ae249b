import type { JobId } from "#core/ids";
import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import type { GrantStub } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { type LineSources, linesOfJobBlock } from "../inputs/lines-of-job-block";
import type { Recomputations } from "../placements/recomputations";

const NONE = { find: () => undefined };

/** Which blobs a grant needs: those shared by all units of its job, and the inputs of its own units. */
export class GrantBlobs {
  readonly #sources: LineSources;
  readonly #recomputations: Pick<Recomputations, "find">;
  /** Cached inputs, by grant; the oldest are forgotten. */
  readonly #inputs = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(sources: LineSources, recomputations: Pick<Recomputations, "find"> = NONE) {
    this.#sources = sources;
    this.#recomputations = recomputations;
  }

  /** The job's spec as devices get it, while it is open. */
  async specOf(jobId: string): Promise<JobSpec | undefined> {
    const { coordinator } = this.#sources;
    await coordinator.ready();
    if (!coordinator.state.jobs.has(jobId as JobId)) await coordinator.openJob(jobId as JobId);
    return coordinator.state.jobs.get(jobId as JobId)?.spec;
  }

  async needs(stub: GrantStub, hash: string): Promise<boolean> {
    const spec = this.#recomputations.find(stub.grantId)?.spec ?? (await this.specOf(stub.jobId));
    if (!spec) return false;
    if (spec.program.hash === hash || spec.shared.some((file) => file.hash === hash)) return true;
    return spec.inputKind === "files" || spec.inputKind === "jsonl"
      ? (await this.#inputsOf(stub, spec)).has(hash)
      : false;
  }

  #inputsOf(stub: GrantStub, spec: JobSpec): Promise<ReadonlySet<string>> {
    const known = this.#inputs.get(stub.grantId);
    if (known) return known;
    const found = this.#readInputs(stub, spec);
    this.#inputs.set(stub.grantId, found);
    found.catch(() => this.#inputs.delete(stub.grantId));
    for (const oldest of this.#inputs.keys()) {
      if (this.#inputs.size <= LIMITS.MAX_KNOWN_GRANT_INPUTS) break;
      this.#inputs.delete(oldest);
    }
    return found;
  }

  async #readInputs({ jobId, block, units }: GrantStub, spec: JobSpec): Promise<ReadonlySet<string>> {
    const lines = await linesOfJobBlock(this.#sources, jobId, block);
    const hashes = new Set<string>();
    for (const unit of units) {
      const line = lines?.lines[unit - lines.first];
      if (line === undefined) continue;
      const { stdin, files, value } = expandCall(spec, unit, line);
      for (const content of [stdin, value, ...files.map((file) => file.content)]) {
        if (content.kind === "blob") hashes.add(content.within?.hash ?? content.hash);
      }
    }
    return hashes;
  }
}
