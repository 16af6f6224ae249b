import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { InputRefused } from "./input-refused";
import { type BlockPlan, FIRST_UNITS } from "./units-plan";

/**
 * Groups consecutive lines into blocks. A block ends at `unitsPerBlock` units or `blockInputBytes` bytes, whichever
 * comes first.
 */
export class BlockCutter {
  readonly blocks: BlockPlan[] = [];
  readonly firstLines: string[] = [];
  units = 0;
  longestLineBytes = 0;

  /**
   * A line from `offset` to `end` of the job's blob, including its line end; `text` is called for the first ones only.
   */
  add(offset: number, end: number, text: () => string) {
    if (this.units === LIMITS.unitsPerJob) throw new InputRefused(jobFault("too-many-units"));
    if (this.units < FIRST_UNITS) this.firstLines.push(text());
    let block = this.blocks.at(-1);
    if (!block || block.count >= LIMITS.unitsPerBlock || end - block.byteOffset > LIMITS.blockInputBytes) {
      block = { seq: this.blocks.length, firstUnit: this.units, count: 0, byteOffset: offset, byteLength: 0 };
      this.blocks.push(block);
    }
    block.count += 1;
    block.byteLength = end - block.byteOffset;
    this.units += 1;
    this.longestLineBytes = Math.max(this.longestLineBytes, end - offset);
  }
}
