import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { withoutIds } from "./without-ids";

const Line = z.looseObject({ event: z.string() });

/** Counts the coordinator's log lines by event; other lines by their beginning. */
export function countEvents(logFile: string): Map<string, number> {
  const counts = new Map<string, number>();
  const lines = existsSync(logFile) ? readFileSync(logFile, "utf8").split("\n") : [];
  for (const line of lines.filter((one) => one.trim() !== "")) {
    const name = eventOf(line);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const PLAIN_CHARS = 80;

function eventOf(line: string): string {
  try {
    const parsed = Line.parse(JSON.parse(line));
    return "why" in parsed ? `${parsed.event} (${parsed.why})` : parsed.event;
  } catch {
    return withoutIds(line).slice(0, PLAIN_CHARS);
  }
}
