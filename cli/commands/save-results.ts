import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { LamplighterClient } from "#client/lamplighter";
import { partFileName, unitsPerArchive } from "#protocol/manifest/results-index";

type ResultsFormat = "ndjson" | "csv" | "parquet" | "zip";

const STREAMS = { ndjson: "streamResults", csv: "csvResults", parquet: "parquetResults" } as const;

/** Saves all results as one file, or as several archives; a file only appears when it is complete. */
export async function saveResults(
  client: LamplighterClient,
  jobId: string,
  { out, format }: { out: string; format: ResultsFormat },
): Promise<number> {
  const file = (await isFolder(out)) ? path.join(out, `${jobId}-results.${format}`) : out;
  if (format !== "zip") await save(file, await client.open(STREAMS[format], { jobId }));
  else {
    const { units, manifest } = await client.getJob({ jobId });
    const span = unitsPerArchive(manifest.outputs.length);
    if (units <= span) await save(file, await client.open("zipResults", { jobId }));
    else
      for (let from = 0; from < units; from += span)
        await save(
          path.join(path.dirname(file), partFileName(path.basename(file), from)),
          await client.open("zipResults", { jobId, from }),
        );
  }
  return 0;
}

const isFolder = async (name: string) => (await stat(name).catch(() => undefined))?.isDirectory() ?? false;

async function save(file: string, body: ReadableStream<Uint8Array>): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(body as NodeReadableStream), createWriteStream(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  process.stdout.write(`The results are in ${file}.\n`);
}
