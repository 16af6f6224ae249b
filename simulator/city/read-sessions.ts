import type { LentDevice, Session } from "./sessions";

/** More than one machine simulates in an hour. */
const MAX_DEVICES = 10_000;
const MAX_SESSIONS = 1_000_000;
const MAX_CORES = 256;

/**
 * A city's own sessions: a line of `household,device,cores,slowness,fromMs,toMs` for each, in milliseconds from the
 * beginning, after a line with these names. Throws with the line that is wrong.
 */
export function readSessions(text: string): LentDevice[] {
  const devices = new Map<string, Omit<LentDevice, "sessions"> & { sessions: Session[] }>();
  const households = new Map<string, number>();
  const lines = text.split(/\r?\n/).slice(1);
  if (lines.length > MAX_SESSIONS) throw new Error(`At most ${MAX_SESSIONS} sessions can be read.`);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const [home = "", name = "", ...rest] = line.split(",").map((part) => part.trim());
    const numbers = rest.map(Number);
    const [cores = 0, slowness = 0, fromMs = -1, toMs = -1] = numbers;
    const isRight =
      home !== "" &&
      name !== "" &&
      numbers.length === 4 &&
      numbers.every(Number.isFinite) &&
      Number.isInteger(cores) &&
      cores >= 1 &&
      cores <= MAX_CORES &&
      slowness > 0 &&
      fromMs >= 0 &&
      toMs > fromMs;
    if (!isRight)
      throw new Error(
        `Line ${at + 2} is not household,device,cores,slowness,fromMs,toMs with a beginning before its end.`,
      );
    const household = households.get(home) ?? households.set(home, households.size).size - 1;
    const known = devices.get(name) ?? { household, cores, slowness, sessions: [] };
    if (known.household !== household) throw new Error(`Line ${at + 2}: ${name} belongs to another household.`);
    devices.set(name, known);
    if (devices.size > MAX_DEVICES) throw new Error(`At most ${MAX_DEVICES} devices can be read.`);
    known.sessions.push({ fromMs, toMs });
  }
  return [...devices.values()];
}
