import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import getPort from "get-port";
import { PRODUCTION_ENV } from "../../../scripts/production-env.mjs";

export interface Site {
  url: string;
  child: ChildProcess;
  /** Ends the site and all its processes. */
  stop(): Promise<void>;
}

/** Of a machine that is busy with much else: a start there takes minutes. */
const START_MS = 600_000;
const STOP_MS = 120_000;

/**
 * Starts the production build in a process of its own, on a free port, with its data in `dataDir` and further `settings`,
 * by this Node or another.
 */
export async function startSite(
  dataDir: string,
  admin: { email: string; password: string },
  settings: Record<string, string> = {},
  node = process.execPath,
): Promise<Site> {
  const port = await getPort({ host: "127.0.0.1" });
  const url = `http://localhost:${port}`;
  const child = spawn(node, ["dist/coordinator/main.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...PRODUCTION_ENV,
      PORT: String(port),
      SITE_URL: url,
      SANDBOX_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      WELCOME_REQUIRES: "nothing",
      LOG_LEVEL: "warn",
      ...settings,
    },
  });
  await ready(child);
  return { url, child, stop: () => stop(child) };
}

async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error("The site's output cannot be read.");
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill("SIGKILL"), START_MS);
  const started = new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => line.startsWith("Lamplighter ready on ") && resolve());
    child.once("exit", (code) => reject(new Error(`The site did not start (exit code ${code}).`)));
  });
  try {
    await started;
  } finally {
    clearTimeout(timer);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await gone;
  clearTimeout(timer);
}
