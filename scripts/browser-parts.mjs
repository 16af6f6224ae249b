import { readdirSync } from "node:fs";

const SUFFIX = ".e2e.ts";
/** Seconds that each file of browser tests took, measured on 2026-11-29 on two cores beside everything else. */
const SECONDS = {
  hostile: 440,
  "every-node": 235,
  pages: 155,
  admin: 118,
  dial: 110,
  "failing-units": 85,
  safety: 60,
  accounts: 54,
  "first-minutes": 51,
  "other-clocks": 43,
  resident: 42,
  api: 41,
  "every-engine": 37,
};
/** Of a file that is not among them. */
const OTHER_SECONDS = 25;

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
