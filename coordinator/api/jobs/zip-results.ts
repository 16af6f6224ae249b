import { Readable } from "node:stream";
import yazl from "yazl";
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
} from "#protocol/results-index";
import type { Context } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";
import { refuseLargeArchive } from "./refuse-large-archive";
import { allSettledUnits, type SettledPart } from "./settled-units";
import { resultLines } from "./stream-results";
import { UnitInputs } from "./unit-inputs";
import { leftOutput, mainPart } from "./unit-output";

/**
 * All outputs as files of one archive: `index.csv`, `units/000000/stdout`, `units/000000/files/…`, what failed units
 * left under `failed/000000/…`, `errors.ndjson` and `manifest.json`. With `from`, the part that starts at this unit.
 */
export async function zipResults({ ctx, input }: Call<unknown>): Promise<Readable> {
  const { jobId, from } = parseInput(ZipResultsInput, input);
  const job = await keptJob(ctx, jobId);
  const { outputs } = job.spec as unknown as JobSpec;
  const span = unitsPerArchive(outputs.length);
  if (from === undefined) refuseLargeArchive(job, { outputs: outputs.length, span });
  const part = from === undefined ? {} : { from, before: from + span };
  const zip = new yazl.ZipFile();
  const archive = zip.outputStream as unknown as Readable;
  fill(zip, job, ctx.language, part).catch((error: unknown) => {
    handle().log.error({ event: "zip.failed", jobId, err: error }, "an archive of results broke off");
    archive.destroy(error instanceof Error ? error : new Error("The archive was interrupted"));
  });
  return archive;
}

async function fill(zip: yazl.ZipFile, job: JobRow, language: Context["language"], part: SettledPart): Promise<void> {
  zip.addBuffer(Buffer.from(`${JSON.stringify(job.manifest, null, 2)}\n`), "manifest.json");
  zip.addReadStreamLazy("errors.ndjson", { compress: true }, (give) =>
    give(null, Readable.from(resultLines(job, language, { ...part, state: "failed" }))),
  );
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
      await added(zip, `${unitFolder(row.unit, state)}/${file.place}`, part.bytes);
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
  zip.addReadStreamLazy("index.csv", { compress: true }, (give) => give(null, Readable.from(index)));
  zip.end();
}

/**
 * Adds a file and waits until the archive has written it, so that outputs do not accumulate in memory for a slow
 * reader. The archive keeps the function that returns a file's contents until its end, so that function must not keep
 * the contents.
 */
function added(zip: yazl.ZipFile, name: string, bytes: Uint8Array): Promise<void> {
  let contents: Buffer | undefined = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { length } = contents;
  return new Promise((resolve) => {
    zip.addReadStreamLazy(name, { compress: true, size: length }, (give) => {
      give(null, Readable.from([contents], { objectMode: false }));
      contents = undefined;
      resolve();
    });
  });
}
