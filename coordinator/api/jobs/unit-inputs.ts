import type { JobSpec } from "#core/jobs/job-spec";
import { parseFileLine } from "#core/jobs/line-fields";
import type { Job as JobRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { readLines } from "../../inputs/read-lines";

/** The complete name of a file, from which other names are made. */
const MAX_CHARS = LIMITS.pathChars;
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** How people refer to a unit's input: its file's name, its line, or its value. For units in rising order. */
export class UnitInputs {
  readonly #job: JobRow;
  readonly #spec: JobSpec;
  #first = 0;
  #lines: string[] = [];
  #blocksLeft: number;

  /** A list reads at most so many blocks for this; further inputs have no name. */
  constructor(job: JobRow, maxBlocks = Number.POSITIVE_INFINITY) {
    this.#blocksLeft = maxBlocks;
    this.#job = job;
    this.#spec = job.spec as unknown as JobSpec;
  }

  /** Its whole line, as devices get it; a range has none. */
  async lineOf(unit: number): Promise<string> {
    if (unit < this.#first || unit >= this.#first + this.#lines.length) await this.#readBlockOf(unit);
    return this.#lines[unit - this.#first] ?? "";
  }

  async of(unit: number): Promise<string> {
    const { range, inputKind } = this.#spec;
    if (range) return String(range.from + unit * range.step);
    const line = await this.lineOf(unit);
    const text = inputKind === "files" && line !== "" ? parseFileLine(line).name : line;
    return text.slice(0, MAX_CHARS).replace(BREAKS, " ");
  }

  async #readBlockOf(unit: number): Promise<void> {
    const { no: jobNo, unitsBlob } = this.#job;
    if (this.#blocksLeft === 0) return;
    this.#blocksLeft -= 1;
    const { prisma, blobs } = handle();
    const where = { jobNo, firstUnit: { lte: unit } };
    const block = await prisma.block.findFirst({ where, orderBy: { seq: "desc" } });
    if (unitsBlob === null || !block) return;
    this.#first = block.firstUnit;
    this.#lines = await readLines(blobs, block.unitsBlob ?? unitsBlob, block);
  }
}
