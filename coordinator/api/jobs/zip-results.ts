import { writeZip, type ZippedFile } from "#archives/write-zip";
import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow } from "#prisma/generated/client";
import { ZipResultsInput } from "#protocol/api/jobs";
import {
  INDEX_HEAD,
  indexLine,
  placeOfPart,
  type SavedFile,
  unitFolder,
  unitsPerArchive,
} from "#protocol/manifest/results-index";
import type { Context } from "../../auth/context";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";
import { refuseLargeArchive } from "./refuse-large-archive";
import { allSettledUnits, type SettledPart } from "./settled-units";
import { resultLines } from "./stream-results";
import { UnitInputs } from "./unit-inputs";
import { leftOutput, mainPart } from "./unit-output";

/**
 * All outputs as files of one archive: `units/000000/stdout`, `units/000000/files/…`, what failed units left under
 * `failed/000000/…`, `index.csv`, `errors.ndjson` and `manifest.json`. With `from`, the part that starts at this unit.
 */
export async function zipResults({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<Uint8Array>> {
  const { jobId, from } = parseInput(ZipResultsInput, input);
  const job = await keptJob(ctx, jobId);
  const { outputs } = job.spec as unknown as JobSpec;
  const span = unitsPerArchive(outputs.length);
  if (from === undefined) refuseLargeArchive(job, { outputs: outputs.length, span });
  const part = from === undefined ? {} : { from, before: from + span };
  return writeZip(filesOf(job, ctx.language, part), new Date());
}

async function* filesOf(job: JobRow, language: Context["language"], part: SettledPart): AsyncGenerator<ZippedFile> {
  yield { name: "manifest.json", contents: Buffer.from(`${JSON.stringify(job.manifest, null, 2)}\n`) };
  yield { name: "errors.ndjson", contents: resultLines(job, language, { ...part, state: "failed" }) };
  const index = [INDEX_HEAD];
  const inputs = new UnitInputs(job);
  for await (const row of allSettledUnits(job.no, part)) {
    const output = await leftOutput(row);
    const state = row.failure === null ? "agreed" : "failed";
    const main = output && mainPart(output);
    const files: SavedFile[] = [];
    const taken = new Set<string>();
    for (const [at, part] of (output?.parts ?? []).entries()) {
      const file = part === main ? { place: part.name } : placeOfPart(part.name, at, taken);
      yield { name: `${unitFolder(row.unit, state)}/${file.place}`, contents: part.bytes };
      files.push(file);
    }
    index.push(
      indexLine({
        unit: row.unit,
        input: await inputs.of(row.unit),
        state,
        exitCode: state === "agreed" ? (output?.exitCode ?? 0) : row.exitCode,
        priceNanos: Number(row.priceNanos ?? 0),
        files,
      }),
    );
  }
  yield { name: "index.csv", contents: inOrder(index) };
}

async function* inOrder(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
