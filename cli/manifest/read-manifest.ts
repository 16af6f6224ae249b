import { readFile } from "node:fs/promises";
import path from "node:path";
import { parsePlainly } from "#protocol/field-issues";
import { JobManifest, type JobManifestInput } from "#protocol/manifest/job-manifest";
import { CliError } from "../cli-error";
import { inputFiles } from "./input-files";

export interface LocalManifest {
  manifest: JobManifest;
  /** The path of a file named in the manifest, which is relative to it. */
  pathOf: (file: string) => string;
}

/** What replaces a manifest's inputs: files, or other inputs. */
export type InputsInstead = { patterns: readonly string[] } | { inputs: JobManifestInput["inputs"] };

export async function readManifest(file: string, instead?: InputsInstead): Promise<LocalManifest> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CliError(
      error.code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}.`,
    );
  });
  const json = parseJson(file, text);
  const inputs = instead && ("inputs" in instead ? instead.inputs : await inputFiles(instead.patterns));
  const parsed = parsePlainly(JobManifest, inputs && typeof json === "object" ? { ...json, inputs } : json);
  if (parsed.kind === "refused") {
    const lines = parsed.issues.map((issue) => `  ${issue.path || "manifest"}: ${issue.message}`);
    throw new CliError(`${file} has mistakes:\n${lines.join("\n")}\ndocs/job-manifest.md describes every field.`);
  }
  return { manifest: parsed.value, pathOf: (name) => path.resolve(path.dirname(file), name) };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${file} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
