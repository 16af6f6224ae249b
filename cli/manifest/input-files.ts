import { stat } from "node:fs/promises";
import path from "node:path";
import { glob } from "tinyglobby";
import { LIMITS } from "#protocol/limits";
import type { JobManifestInput } from "#protocol/manifest/job-manifest";
import { CliError } from "../cli-error";

type FileInputs = Extract<JobManifestInput["inputs"], { kind: "files" }>;

/** One unit for each matching file, named by its path from here, or from the deepest folder that contains all of them. */
export async function inputFiles(patterns: readonly string[], cwd = process.cwd()): Promise<FileInputs> {
  const matched = await Promise.all(patterns.map((pattern) => filesOf(pattern, cwd)));
  const files = [...new Set(matched.flat())].sort((a, b) => (a < b ? -1 : 1));
  if (files.length > LIMITS.inputFiles) {
    throw new CliError(
      `${files.length.toLocaleString("en")} files match; a job may have ${LIMITS.inputFiles.toLocaleString("en")} files as inputs. Pack them into a .tar.gz and give that as inputs of the kind "archive".`,
    );
  }
  const root = files.every((file) => isInside(cwd, file)) ? cwd : sharedFolder(files);
  return {
    kind: "files",
    files: files.map((file) => ({
      name: path.relative(root, file).split(path.sep).join("/"),
      source: { file },
    })),
  };
}

async function filesOf(pattern: string, cwd: string): Promise<string[]> {
  // A name that the shell has expanded may contain brackets.
  const named = path.resolve(cwd, pattern);
  if ((await stat(named).catch(() => undefined))?.isFile()) return [named];
  const files = await glob(pattern, { cwd, absolute: true, onlyFiles: true, followSymbolicLinks: false });
  if (files.length === 0)
    throw new CliError(`No file matches ${pattern} in ${cwd}. Check the pattern, and put it into quotes.`);
  return files.map((file) => path.resolve(file));
}

const isInside = (folder: string, file: string) => file.startsWith(`${folder}${path.sep}`);

function sharedFolder(files: readonly string[]): string {
  let folder = path.dirname(files[0] ?? "");
  while (!files.every((file) => isInside(folder, file)) && path.dirname(folder) !== folder)
    folder = path.dirname(folder);
  return folder;
}
