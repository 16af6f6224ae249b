import { readdirSync } from "node:fs";

const SUFFIX = ".e2e.ts";
/** Seconds that each file of browser tests took, measured on 2026-11-29 on two cores beside everything else. */
const SECONDS = {
  hostile: 526,
  "every-node": 212,
  pages: 160,
  dial: 112,
  admin: 106,
  "failing-units": 72,
  accounts: 44,
  api: 42,
  resident: 42,
  safety: 39,
  "every-engine": 34,
  "main-job": 32,
};
/** Of a file that is not among them. */
const OTHER_SECONDS = 25;

/** The files of browser tests in two halves that take about as long, the longest first of all to be given a place. */
export function browserHalves(folder = "e2e") {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length));
  const secondsOf = (name) => SECONDS[name] ?? OTHER_SECONDS;
  const halves = [
    { seconds: 0, files: [] },
    { seconds: 0, files: [] },
  ];
  for (const name of names.sort((a, b) => secondsOf(b) - secondsOf(a) || a.localeCompare(b))) {
    const [first, second] = halves;
    const half = second.seconds < first.seconds ? second : first;
    half.seconds += secondsOf(name);
    half.files.push(`${folder}/${name}${SUFFIX}`);
  }
  return halves.map(({ files }) => files);
}
