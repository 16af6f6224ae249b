import { readdirSync } from "node:fs";

const SUFFIX = ".e2e.ts";
/** Seconds of each browser test file in a whole run on two cores, on 2026-11-30. */
const SECONDS = {
  hostile: 622,
  "every-node": 411,
  offline: 250,
  admin: 160,
  "failing-units": 155,
  pages: 146,
  "bucket-jobs": 110,
  "first-minutes": 105,
  dial: 95,
  accounts: 92,
  "every-engine": 90,
  api: 65,
  safety: 53,
  "python-client": 50,
  resident: 50,
  "database-away": 50,
  "archive-jobs": 48,
  package: 38,
  "web-app": 38,
  "my-devices": 37,
  rights: 32,
  "main-job": 31,
  chains: 28,
  "bad-input": 28,
  "command-line": 26,
  letters: 25,
  kiosk: 24,
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
