import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface CommandRun {
  exitCode: number;
  stdout: Buffer;
  stderr: string;
}

const CHILD = fileURLToPath(new URL("./wasi-child.mjs", import.meta.url));
const OUTPUT_BYTES = 64 * 1024 * 1024;

/** Runs a WASI command, once per list of arguments, with `folder` as its file system. */
export function runCommand(wasm: URL, folder: URL, calls: string[][]): CommandRun[] {
  const scratch = mkdtempSync(join(tmpdir(), "sample-run-"));
  try {
    const child = ["--no-warnings", "--expose-gc", CHILD, fileURLToPath(wasm), fileURLToPath(folder), scratch];
    const printed = execFileSync(process.execPath, child, {
      input: JSON.stringify(calls),
      encoding: "utf8",
      maxBuffer: OUTPUT_BYTES,
    });
    return printed.trimEnd().split("\n").map(parseRun);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function parseRun(line: string): CommandRun {
  const run = JSON.parse(line) as { exitCode: number; stdout: string; stderr: string };
  return { ...run, stdout: Buffer.from(run.stdout, "base64") };
}
