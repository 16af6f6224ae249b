import { Readable } from "node:stream";
import yazl from "yazl";
import { JobIdInput } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { ApiError } from "../api-error";
import type { Call } from "../context";
import { parseInput } from "../parse-input";
import { ownJob } from "./own-job";
import { allSettledUnits } from "./settled-units";
import { resultLines } from "./stream-results";
import { mainPart, readOutput } from "./unit-output";

const NUMBER_DIGITS = 6;

/** All outputs as files of one archive: `units/000000/stdout`, `units/000000/files/…`, `errors.ndjson` and `manifest.json`. */
export async function zipResults({ ctx, input }: Call<unknown>): Promise<Readable> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await ownJob(ctx, jobId);
  if (job.agreed > LIMITS.zipUnits) {
    throw new ApiError(
      "LIMIT_EXCEEDED",
      `This job has ${job.agreed} outputs; an archive holds ${LIMITS.zipUnits}. Take results.ndjson instead.`,
    );
  }
  const zip = new yazl.ZipFile();
  const archive = zip.outputStream as unknown as Readable;
  fill(zip, job.no, job.manifest).catch((error: unknown) => {
    handle().log.error({ event: "zip.failed", jobId, err: error }, "an archive of results broke off");
    archive.destroy(error instanceof Error ? error : new Error("The archive broke off"));
  });
  return archive;
}

async function fill(zip: yazl.ZipFile, jobNo: number, manifest: unknown): Promise<void> {
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), "manifest.json");
  zip.addReadStreamLazy("errors.ndjson", { compress: true }, (give) =>
    give(null, Readable.from(resultLines(jobNo, "failed"))),
  );
  for await (const row of allSettledUnits(jobNo, "agreed")) {
    const output = await readOutput(row);
    const main = mainPart(output);
    const folder = `units/${String(row.unit).padStart(NUMBER_DIGITS, "0")}`;
    for (const part of output.parts) {
      await taken(zip, part === main ? `${folder}/${part.name}` : `${folder}/files/${part.name}`, part.bytes);
    }
  }
  zip.end();
}

/** Adds a file and waits until the archive comes to it, so that a slow reader does not gather outputs in memory. */
function taken(zip: yazl.ZipFile, name: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    zip.addReadStreamLazy(name, { compress: true, size: bytes.length }, (give) => {
      give(null, Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)], { objectMode: false }));
      resolve();
    });
  });
}
