import { hash } from "node:crypto";
import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow, PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { blockOfUnit } from "../inputs/block-of-unit";
import { readLines } from "../inputs/read-lines";
import type { BlobStore } from "../storage/blob-store";

interface BlockHashes {
  firstUnit: number;
  hashes: string[];
}

/**
 * The hashes of units' inputs. Units settle in any order within the blocks that are being worked on, so the hashes of
 * the blocks read last are kept.
 */
export class InputHashes {
  readonly #from: { prisma: PrismaClient; blobs: BlobStore };
  readonly #job: Pick<JobRow, "no" | "spec" | "unitsBlob">;
  /** The one that was used last is at the end. */
  #blocks: BlockHashes[] = [];

  constructor(from: { prisma: PrismaClient; blobs: BlobStore }, job: Pick<JobRow, "no" | "spec" | "unitsBlob">) {
    this.#from = from;
    this.#job = job;
  }

  async of(unit: number): Promise<string> {
    const { range } = this.#job.spec as unknown as JobSpec;
    if (range) return hash("sha256", String(range.from + unit * range.step));
    const { firstUnit, hashes } = await this.#blockOf(unit);
    const found = hashes[unit - firstUnit];
    if (found === undefined) throw new Error(`Unit ${unit} of job number ${this.#job.no} has no input.`);
    return found;
  }

  async #blockOf(unit: number): Promise<BlockHashes> {
    const known = this.#blocks.findLast(
      ({ firstUnit, hashes }) => unit >= firstUnit && unit < firstUnit + hashes.length,
    );
    const block = known ?? (await this.#read(unit));
    if (block !== this.#blocks.at(-1))
      this.#blocks = [...this.#blocks.filter((other) => other !== block), block].slice(-LIMITS.MAX_RECEIPT_BLOCKS);
    return block;
  }

  async #read(unit: number): Promise<BlockHashes> {
    const { prisma, blobs } = this.#from;
    const { no, unitsBlob } = this.#job;
    const block = await blockOfUnit(prisma, no, unit);
    if (!block || unitsBlob === null) return { firstUnit: unit, hashes: [] };
    const lines = await readLines(blobs, block.unitsBlob ?? unitsBlob, block);
    return { firstUnit: block.firstUnit, hashes: lines.map((line) => hash("sha256", line)) };
  }
}
