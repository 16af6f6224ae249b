import { z } from "zod";
import { Sha256, type UnitLine } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";

const Text = z.string().min(1);

/** A line of JSON on disk: where the API expects a blob, it may name a file next to the manifest. */
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

/** The line with every file replaced by a blob. Other faults in the line are left to its reader. */
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

/** Whether a line may name a file, without parsing it, because most lines name none. */
export const mayNameFile = (line: string) => line.includes('"file"');
