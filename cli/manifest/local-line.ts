import { z } from "zod";
import { Sha256, type UnitLine } from "#protocol/job-manifest";
import { tryParse } from "#protocol/try-parse";

const Text = z.string().min(1);

/** A line of JSON as it lies on disk: where the API wants a blob, it may name a file beside the manifest. */
const LocalLine = z.looseObject({
  stdin: z.union([z.string(), z.strictObject({ blob: Sha256 }), z.strictObject({ file: Text })]).optional(),
  files: z
    .array(
      z.union([
        z.strictObject({ path: Text, text: z.string() }),
        z.strictObject({ path: Text, blob: Sha256 }),
        z.strictObject({ path: Text, file: Text }),
      ]),
    )
    .optional(),
});

/** The line with every file replaced by a blob. What is wrong with the line otherwise is for its reader to say. */
export async function withBlobs(json: unknown, blobOf: (file: string) => Promise<string>): Promise<unknown> {
  const line = tryParse(LocalLine, json);
  if (!line.success) return json;
  const { stdin, files } = line.data;
  const replaced = { ...line.data };
  if (typeof stdin === "object" && "file" in stdin) replaced.stdin = { blob: await blobOf(stdin.file) };
  if (files) {
    const named: NonNullable<UnitLine["files"]> = [];
    for (const file of files) named.push("file" in file ? { path: file.path, blob: await blobOf(file.file) } : file);
    replaced.files = named;
  }
  return replaced;
}

/** Whether a line names a file: seen without reading it, for most lines name none. */
export const mayNameFile = (line: string) => line.includes('"file"');
