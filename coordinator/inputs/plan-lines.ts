import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";
import { BlockCutter } from "./block-cutter";
import { InputRefused } from "./input-refused";
import type { PlanOutcome } from "./units-plan";

/** The lines from a chunk of the inputs, in order. */
type LinesOf<Chunk> = (chunk: Chunk) => Iterable<string> | Promise<Iterable<string>>;

const encoder = new TextEncoder();

/** Writes the blob of the job's lines while the inputs are read. */
export async function planLines<Chunk>(
  blobs: BlobStore,
  chunks: AsyncIterable<Chunk>,
  linesOf: LinesOf<Chunk>,
  finish: () => void = () => undefined,
): Promise<PlanOutcome> {
  const blocks = new BlockCutter();
  const written = async function* () {
    let offset = 0;
    for await (const chunk of chunks) {
      const lines: string[] = [];
      for (const line of await linesOf(chunk)) {
        const end = offset + Buffer.byteLength(line) + 1;
        blocks.add(offset, end, () => line);
        lines.push(line, "\n");
        offset = end;
      }
      if (lines.length > 0) yield encoder.encode(lines.join(""));
    }
    finish();
  };
  const outcome = await blobs.put(written(), { maxBytes: 2 * LIMITS.uploadBytes });
  if (outcome.kind !== "stored") throw new InputRefused(jobFault("too-large-as-lines"));
  return planned(blocks, outcome.blob.hash);
}

export function planned({ units, blocks, firstLines, longestLineBytes }: BlockCutter, unitsBlob: string): PlanOutcome {
  if (units === 0) throw new InputRefused(jobFault("no-units"));
  return { kind: "planned", mayPass: false, plan: { units, unitsBlob, blocks, firstLines, longestLineBytes } };
}
