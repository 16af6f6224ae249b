import { readdirSync } from "node:fs";

const SUFFIX = ".e2e.ts";
/** Seconds of each browser test file in a whole run on two cores, on 2026-11-29. */
const SECONDS = {
  hostile: 551,
  "every-node": 469,
  pages: 198,
  admin: 116,
  offline: 200,
  "bucket-jobs": 110,
  dial: 89,
  "failing-units": 82,
  api: 79,
  accounts: 76,
  safety: 56,
  resident: 55,
  "web-app": 60,
  "every-engine": 50,
  "first-minutes": 44,
  "python-client": 41,
  "main-job": 40,
  package: 40,
  chains: 39,
  "database-away": 38,
  "archive-jobs": 26,
  kiosk: 22,
  "bad-input": 22,
};
/** For a file that is not in the list. */
const OTHER_SECONDS = 13;

/** The browser test files in parts of about the same duration; the longest are placed first. */
export function browserParts(count, folder = "e2e") {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length));
  const secondsOf = (name) => SECONDS[name] ?? OTHER_SECONDS;
  const parts = Array.from({ length: count }, () => ({ seconds: 0, files: [] }));
  for (const name of names.sort((a, b) => secondsOf(b) - secondsOf(a) || a.localeCompare(b))) {
    const shortest = parts.reduce((best, part) => (part.seconds < best.seconds ? part : best));
    shortest.seconds += secondsOf(name);
    shortest.files.push(`${folder}/${name}${SUFFIX}`);
  }
  return parts.map(({ files }) => files);
}
