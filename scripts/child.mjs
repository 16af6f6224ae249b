// Runs other programs, and takes them along when this process ends.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

const children = new Set();

process.on("exit", () => {
  for (const child of children) stop(child, "SIGTERM");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (children.size === 0) process.exit(1);
    // A Ctrl-C reaches the children that share our terminal by itself; sending it twice would interrupt their orderly
    // end.
    for (const child of children) if (child.inGroup || signal !== "SIGINT") stop(child, signal);
  });
}

/**
 * Runs `command` and gives its exit code; it writes to our own output, or, with `quiet`, into the result, or into `file`.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, file?: string, group?: boolean, timeoutMs?: number }} [options]
 *   `group`: with whatever it starts in turn, so that nothing of it is left over; it then has no terminal to read from.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, quiet = false, file, group = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const written = file === undefined ? undefined : openSync(file, "w");
    const output = written ?? (quiet ? "pipe" : "inherit");
    const child = spawn(command, args, {
      env: { ...process.env, ...QUIET_TOOLS, ...env },
      stdio: [group || quiet ? "ignore" : "inherit", output, output],
      detached: group,
      shell: process.platform === "win32",
    });
    child.inGroup = group;
    children.add(child);
    if (written !== undefined) closeSync(written);
    const heard = [];
    child.stdout?.on("data", (chunk) => heard.push(chunk));
    child.stderr?.on("data", (chunk) => heard.push(chunk));
    const timer = timeoutMs && setTimeout(() => stop(child, "SIGKILL"), timeoutMs);
    const done = (code, words = "") => {
      clearTimeout(timer);
      if (group) stop(child, "SIGKILL");
      children.delete(child);
      resolve({ code, output: Buffer.concat(heard).toString() + words });
    };
    child.on("error", (error) => done(127, error.message));
    child.on("close", (code) => done(code ?? 1));
  });
}

const QUIET_TOOLS = {
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  npm_config_fund: "false",
  npm_config_audit: "false",
  npm_config_update_notifier: "false",
};

function stop(child, signal) {
  try {
    if (child.inGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended already.
  }
}
