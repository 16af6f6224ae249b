import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { z } from "zod";
import type { LamplighterClient } from "#client/lamplighter";
import { GuestPath } from "#protocol/job-manifest";
import { openBar } from "../progress-bar";

const Bytes = z.union([z.string(), z.object({ base64: z.base64() })]);

const ResultLine = z.object({
  unit: z.int().min(0),
  state: z.enum(["agreed", "failed"]),
  text: z.string().optional(),
  base64: z.base64().optional(),
  /** Checked here as well: what a site says must not be written outside of the folder. */
  files: z.record(GuestPath, Bytes).default({}),
});
type ResultLine = z.infer<typeof ResultLine>;

const NUMBER_DIGITS = 6;

/** Writes `units/000000/stdout` (or `output`), `units/000000/files/…` and `errors.ndjson`. */
export async function results(client: LamplighterClient, jobId: string, { out }: { out: string }): Promise<number> {
  const job = await client.getJob({ jobId });
  const main = job.runtime === "wasi" ? "stdout" : "output";
  await mkdir(out, { recursive: true });
  const errors = createWriteStream(path.join(out, "errors.ndjson"));
  const bar = openBar("Writing", job.agreed + job.failed, "units");
  const body = await client.open("streamResults", { jobId });
  const lines = createInterface({
    input: Readable.fromWeb(body as NodeReadableStream),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const seen = { agreed: 0, failed: 0 };
  for await (const text of lines) {
    const line = ResultLine.parse(JSON.parse(text));
    seen[line.state] += 1;
    if (line.state === "failed") errors.write(`${text}\n`);
    else await writeUnit(path.join(out, "units", String(line.unit).padStart(NUMBER_DIGITS, "0")), main, line);
    bar.at(seen.agreed + seen.failed);
  }
  bar.close();
  errors.end();
  await finished(errors);
  const failed = seen.failed > 0 ? `, and ${seen.failed} errors in errors.ndjson` : "";
  process.stdout.write(`The outputs of ${seen.agreed} units are in ${out}${failed}.\n`);
  return 0;
}

async function writeUnit(folder: string, main: string, { text, base64, files }: ResultLine): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, main), base64 === undefined ? (text ?? "") : Buffer.from(base64, "base64"));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, "files", name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : Buffer.from(content.base64, "base64"));
  }
}
