import { createWriteStream } from "node:fs";
import { truncate } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { LamplighterClient } from "#client/lamplighter";
import { CliError } from "../cli-error";
import { lastSignature } from "./last-signature";

/** Prints a job's receipts, or writes them to a file that may have the first of them already. */
export async function receipts(client: LamplighterClient, jobId: string, { out }: { out?: string }): Promise<number> {
  if (out === undefined) {
    await pipeline(fromWeb(await client.open("streamReceipts", { jobId })), process.stdout, { end: false });
    return 0;
  }
  const last = await lastSignature(out);
  if (last && last.jobId !== jobId)
    throw new CliError(`${out} has the receipts of ${last.jobId}. Choose another file for those of ${jobId}.`);
  const body = await client.open("streamReceipts", { jobId, after: last?.settlement ?? 0 });
  if (last) await truncate(out, last.end);
  await pipeline(fromWeb(body), withoutLine(last?.line), createWriteStream(out, { flags: last ? "a" : "w" }));
  process.stdout.write(`The receipts are in ${out}; \`lamplighter verify ${out}\` proves them.\n`);
  return 0;
}

const fromWeb = (body: ReadableStream<Uint8Array>) => Readable.fromWeb(body as NodeReadableStream);

/** While nothing is new, the city repeats its last signature: the file has it. */
function withoutLine(line: string | undefined) {
  return async function* (pieces: AsyncIterable<Uint8Array>) {
    const known = line === undefined ? "" : `${line}\n`;
    let text = "";
    let isFirst = known !== "";
    for await (const piece of pieces) {
      if (!isFirst) yield piece;
      else {
        text += Buffer.from(piece).toString("latin1");
        if (text.length < known.length) continue;
        isFirst = false;
        yield Buffer.from(text.startsWith(known) ? text.slice(known.length) : text, "latin1");
      }
    }
    if (isFirst) yield Buffer.from(text, "latin1");
  };
}
