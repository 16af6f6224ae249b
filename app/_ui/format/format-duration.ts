const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest parts that matter: "340 ms", "4.2 s", "3 min 20 s", "5 h 4 min", "2 days 3 h". */
export function formatDuration(ms: number): string {
  if (ms < 1) return ms <= 0 ? "0 s" : "under 1 ms";
  if (Math.round(ms) < SECOND) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND) * SECOND;
  if (seconds < MINUTE) return `${seconds / SECOND} s`;
  if (seconds < HOUR) return parts(seconds, MINUTE, "min", SECOND, "s");
  const minutes = Math.round(ms / MINUTE) * MINUTE;
  if (minutes < DAY) return parts(minutes, HOUR, "h", MINUTE, "min");
  const hours = Math.round(ms / HOUR) * HOUR;
  return parts(hours, DAY, hours < 2 * DAY ? "day" : "days", HOUR, "h");
}

function parts(ms: number, big: number, bigName: string, small: number, smallName: string): string {
  const head = `${Math.floor(ms / big).toLocaleString("en-CA")} ${bigName}`;
  const rest = (ms % big) / small;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}
