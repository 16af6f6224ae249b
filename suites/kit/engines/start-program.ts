import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

const STOP_MS = 5_000;
const SAID_MOST = 4_000;

/** A program that runs next to the test, in its own process group so that nothing of it outlives the test. */
export interface Program {
  readonly pid: number;
  /** The output that it was awaited for. */
  readonly said: string;
  stop(): Promise<void>;
}

export interface ProgramStart {
  file: string;
  args: string[];
  env?: Record<string, string>;
  /**
   * How it shows that it is ready: the first group of this match in a stream (3 is a pipe that it can be told to use).
   */
  says?: { what: RegExp; on: 2 | 3 };
  /** Or a request of ours that succeeds. */
  answers?: () => Promise<boolean>;
  withinMs: number;
}

/** Starts a program and waits until it is ready. */
export async function startProgram({ file, args, env, says, answers, withinMs }: ProgramStart): Promise<Program> {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    detached: true,
  });
  const killNow = () => signal(child, "SIGKILL");
  process.once("exit", killNow);
  child.once("exit", () => process.off("exit", killNow));
  try {
    const said = await untilReady(child, { says, answers, withinMs });
    return { pid: child.pid ?? 0, said, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

type Ready = Pick<ProgramStart, "says" | "answers" | "withinMs">;

function untilReady(
  child: ChildProcess,
  { says, answers, withinMs }: { [Key in keyof Ready]: Ready[Key] | undefined },
) {
  return new Promise<string>((resolve, reject) => {
    let received = "";
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`${child.spawnfile} ${why}. It said: ${received.trim() || "nothing"}`));
    };
    const succeed = (said: string) => {
      clearTimeout(timer);
      resolve(said);
    };
    const timer = setTimeout(() => fail(`was not ready within ${(withinMs ?? 0) / 1_000} seconds`), withinMs);
    child.once("error", (error) => fail(`could not be started: ${error.message}`));
    child.once("exit", (code) => fail(`ended with exit code ${code}`));
    for (const on of [2, 3] as const) {
      (child.stdio[on] as Readable).on("data", (chunk) => {
        received = (received + chunk).slice(-SAID_MOST);
        const said = says?.on === on ? says.what.exec(received)?.[1] : undefined;
        if (said !== undefined) succeed(said);
      });
    }
    if (answers) void untilAnswers(child, answers).then(() => succeed(""));
  });
}

const ASK_EVERY_MS = 50;

/** Ends when the program answers or has ended; the caller's timer limits it by stopping the program. */
async function untilAnswers(child: ChildProcess, answers: () => Promise<boolean>) {
  while (!(await answers().catch(() => false))) {
    if (hasEnded(child)) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function stop(child: ChildProcess) {
  if (child.pid === undefined) return;
  if (!hasEnded(child)) {
    const timer = setTimeout(() => signal(child, "SIGKILL"), STOP_MS);
    const ended = once(child, "exit");
    signal(child, "SIGTERM");
    await ended;
    clearTimeout(timer);
  }
  signal(child, "SIGKILL"); // Whatever is left of its group.
}

function signal(child: ChildProcess, name: NodeJS.Signals) {
  try {
    process.kill(-(child.pid ?? 0), name);
  } catch {
    // Nothing of it is left.
  }
}
