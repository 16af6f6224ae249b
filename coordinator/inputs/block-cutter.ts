import { LIMITS } from "#protocol/limits";
import { InputRefused } from "./input-refused";
import { type BlockPlan, FIRST_UNITS } from "./units-plan";

const MAX_UNITS = LIMITS.unitsPerJob.toLocaleString("en");

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
    if (this.units === LIMITS.unitsPerJob) {
      throw new InputRefused(
        `These inputs have more than ${MAX_UNITS} units, the maximum for one job. Split them, or do more in each unit.`,
      );
    }
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
