import { readdirSync } from "node:fs";

const SUFFIX = ".e2e.ts";
/**
 * Seconds of each file of browser tests: as a whole run on two cores had them on 2026-11-29, less the share of the film of
 * each page and of axe's pages, which were cut after it.
 */
const SECONDS = {
  hostile: 450,
  "every-node": 300,
  pages: 125,
  dial: 115,
  admin: 95,
  accounts: 62,
  safety: 60,
  resident: 59,
  package: 55,
  "failing-units": 54,
  "first-minutes": 48,
  api: 40,
  "every-engine": 40,
  "main-job": 33,
  "bad-input": 31,
  "other-clocks": 27,
};
/** Of a file that is not among them. */
const OTHER_SECONDS = 22;

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
