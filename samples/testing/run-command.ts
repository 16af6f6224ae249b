import { spawnSync } from "node:child_process";
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
const SHOWN_CHARACTERS = 2_000;

// With its trap handler V8 reserves some ten gigabytes of addresses for each instance, and a process, a container or a
// machine that counts addresses has not enough of them for a job's worth of calls.
const FLAGS = ["--no-warnings", "--disable-wasm-trap-handler"];

/**
 * Runs a WASI command, once per list of arguments, with `folder` as its file system. `within` is a command that runs
 * the one which follows it, so that a test may take something away from it.
 */
export function runCommand(wasm: URL, folder: URL, calls: string[][], within: string[] = []): CommandRun[] {
  const scratch = mkdtempSync(join(tmpdir(), "sample-run-"));
  try {
    const child = [process.execPath, ...FLAGS, CHILD, fileURLToPath(wasm), fileURLToPath(folder), scratch];
    const [program, ...args] = [...within, ...child];
    const run = () =>
      spawnSync(program ?? process.execPath, args, {
        input: JSON.stringify(calls),
        encoding: "utf8",
        maxBuffer: OUTPUT_BYTES,
      });
    // Node 20 itself has crashed so on a busy machine, twice in some dozens of runs: a program can only trap.
    const first = run();
    const { error, status, signal, stdout, stderr } = first.signal === "SIGSEGV" ? run() : first;
    if (error || status !== 0) {
      const ended = signal ? `was ended by ${signal}` : `ended with code ${status}`;
      throw new Error(`The child that runs ${wasm.pathname} ${ended}: ${error ?? stderr.slice(-SHOWN_CHARACTERS)}`);
    }
    return stdout.trimEnd().split("\n").map(parseRun);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function parseRun(line: string): CommandRun {
  const run = JSON.parse(line) as { exitCode: number; stdout: string; stderr: string };
  return { ...run, stdout: Buffer.from(run.stdout, "base64") };
}
