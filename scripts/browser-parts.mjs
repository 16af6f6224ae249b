import { readdirSync } from "node:fs";

const SUFFIX = ".e2e.ts";
/** Seconds of each file of browser tests, as a whole run on two cores had them on 2026-11-29. */
const SECONDS = {
  hostile: 440,
  "every-node": 207,
  pages: 130,
  admin: 105,
  accounts: 76,
  "failing-units": 74,
  "first-minutes": 60,
  "every-engine": 59,
  dial: 57,
  safety: 52,
  "other-clocks": 50,
  resident: 49,
  "database-away": 39,
  "python-client": 39,
  "bad-input": 38,
  api: 36,
  package: 35,
  "main-job": 31,
  letters: 29,
  chains: 25,
};
/** Of a file that is not among them. */
const OTHER_SECONDS = 13;

/** The files of browser tests in parts that take about as long, the longest first of all to be given a place. */
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
