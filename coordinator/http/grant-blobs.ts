import type { JobId } from "#core/ids";
import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import type { PrismaClient } from "#prisma/generated/client";
import type { GrantStub } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import { readLines } from "../inputs/read-lines";
import type { Coordinator } from "../shell/coordinator";
import type { BlobStore } from "../storage/blob-store";

interface Sources {
  coordinator: Coordinator;
  prisma: PrismaClient;
  blobs: BlobStore;
}

/** Which blobs a grant needs: those that all units of its job share, and the inputs of its own units. */
export class GrantBlobs {
  readonly #sources: Sources;
  /** Inputs that were looked up, by grant; the oldest are forgotten. */
  readonly #inputs = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The spec that devices get of the job, for as long as it is open. */
  async specOf(jobId: string): Promise<JobSpec | undefined> {
    const { coordinator } = this.#sources;
    await coordinator.ready();
    if (!coordinator.state.jobs.has(jobId as JobId)) await coordinator.openJob(jobId as JobId);
    return coordinator.state.jobs.get(jobId as JobId)?.spec;
  }

  async needs(stub: GrantStub, hash: string): Promise<boolean> {
    const spec = await this.specOf(stub.jobId);
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
    const lines = await this.#linesOf(jobId, block);
    const hashes = new Set<string>();
    for (const unit of units) {
      const line = lines?.lines[unit - lines.first];
      if (line === undefined) continue;
      const { stdin, files, value } = expandCall(spec, unit, line);
      for (const content of [stdin, value, ...files.map((file) => file.content)]) {
        if (content.kind === "blob") hashes.add(content.hash);
      }
    }
    return hashes;
  }

  /** In memory while this coordinator works on the block; another one may, or a restart may have come between. */
  async #linesOf(jobId: string, seq: number): Promise<{ first: number; lines: string[] } | undefined> {
    const { coordinator, prisma, blobs } = this.#sources;
    const job = coordinator.state.jobs.get(jobId as JobId);
    const inMemory = job?.blocks.get(seq);
    if (inMemory?.lines) return { first: inMemory.first, lines: inMemory.lines };
    const row = await prisma.job.findUnique({ where: { id: jobId }, select: { no: true, unitsBlob: true } });
    if (!row?.unitsBlob) return undefined;
    const block = await prisma.block.findUnique({ where: { jobNo_seq: { jobNo: row.no, seq } } });
    if (!block) return undefined;
    return { first: block.firstUnit, lines: await readLines(blobs, row.unitsBlob, block) };
  }
}
