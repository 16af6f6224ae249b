import pino from "pino";
import type { Config } from "./config";
import { terminalLines } from "./terminal-lines";

export type Log = pino.Logger;

/**
 * The coordinator's log: one JSON object per line, or one plain line per event on a terminal. Never log inputs,
 * outputs, emails, tokens or whole requests; the redacted fields below are only a second line of defence.
 */
export function createLog(level: Config["logLevel"], out: NodeJS.WriteStream = process.stdout): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS, censor: "[kept out of the log]" },
  };
  return pino(options, out.isTTY ? terminalLines(out) : out);
}

const SECRETS = ["email", "password", "token", "secret", "key", "cookie", "authorization", "input", "output", "stderr"];
const SECRET_FIELDS = SECRETS.flatMap((name) => [name, `*.${name}`]);
