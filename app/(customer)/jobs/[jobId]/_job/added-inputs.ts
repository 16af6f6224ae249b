import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { InputOf } from "#protocol/api/contract";
import type { JobManifest } from "#protocol/manifest/job-manifest";

export type AddedInputs = InputOf<"addUnits">["inputs"];

/** How more inputs of a job are asked for. */
export type Asked = "until" | "text" | "files" | "addresses";

/** What somebody has chosen or written of it. */
export interface AddedDraft {
  until: number | null;
  text: string;
  files: File[];
}

export function askedFor({ kind, ...inputs }: JobManifest["inputs"]): Asked {
  switch (kind) {
    case "range":
      return "until";
    case "bucket":
    case "bucket-lines":
      return "addresses";
    case "files":
    case "archive":
      return "files";
    case "outputs":
      return "group" in inputs && inputs.group !== undefined ? "text" : "files";
    case "lines":
    case "json":
    case "jsonl":
    case "csv":
    case "grid":
      return "text";
    default:
      throw new Error(`Unhandled inputs: ${kind satisfies never}`);
  }
}

/** Text may be written or chosen as a file. Throws what the site refuses of the upload. */
export async function addedInputs(
  inputs: JobManifest["inputs"],
  units: number,
  { until, text, files }: AddedDraft,
): Promise<AddedInputs> {
  switch (inputs.kind) {
    case "range":
      return { ...inputs, from: inputs.from + units * inputs.step, to: until ?? 0 };
    case "bucket":
    case "bucket-lines":
      return { ...inputs, objects: text.split(/\s+/).filter((address) => address !== "") };
    case "lines":
    case "json":
    case "jsonl":
    case "csv":
      return { ...inputs, source: await uploaded(files[0] ?? new Blob([text])) };
    case "archive": {
      const [only] = files;
      return only && files.length === 1 ? { kind: "archive", source: await uploaded(only) } : filesOf(files);
    }
    case "files":
      return filesOf(files);
    case "grid":
      return { kind: "json", source: await uploaded(files[0] ?? new Blob([text])) };
    case "outputs":
      return inputs.group === undefined
        ? filesOf(files)
        : { kind: "json", source: await uploaded(files[0] ?? new Blob([text])) };
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as { kind: string }).kind}`);
  }
}

const uploaded = async (content: Blob) => ({ blob: (await lamplighter.upload(content)).blob });

async function filesOf(files: readonly File[]): Promise<AddedInputs> {
  const named: { name: string; source: { blob: string } }[] = [];
  for (const file of files) named.push({ name: file.name, source: await uploaded(file) });
  return { kind: "files", files: named };
}
