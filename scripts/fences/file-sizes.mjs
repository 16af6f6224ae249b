// No file is so long that it needs a table of contents, and most fit a screen or two. What is written by hand counts, in
// every language of this house; documents, data and what is generated do not.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LAYERS } from "./layers.mjs";

const MAX_LINES = 400;
const MAX_MEDIAN_LINES = 60;

const WRITTEN_BY_HAND = /[.](ts|tsx|mjs|prisma|py|css)$/;
const NOT_OURS = /(^|\/)(node_modules|dist|generated|[.][^/]*)$/;

const FOLDERS = [...LAYERS.map(({ folder }) => folder).filter((folder) => !folder.includes("/")), "prisma"];

/** Whether every file below `root` is within its limit, with a message, as a step of `npm run check`. */
export function checkFileSizes(root = ".") {
  const files = FOLDERS.flatMap((folder) => filesIn(root, folder))
    .map((file) => ({ file, lines: linesOf(path.join(root, file)) }))
    .toSorted((a, b) => b.lines - a.lines);
  const median = files[Math.floor(files.length / 2)]?.lines ?? 0;
  const faults = files
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines, more than ${MAX_LINES}: split it by subject.`);
  if (median >= MAX_MEDIAN_LINES)
    faults.push(`The median file has ${median} lines; it should have fewer than ${MAX_MEDIAN_LINES}.`);
  const note = `${files.length} files, half of them under ${median + 1} lines, the longest ${files[0]?.lines ?? 0}`;
  return { code: faults.length === 0 ? 0 : 1, output: faults.join("\n"), note };
}

function filesIn(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (NOT_OURS.test(file)) return [];
    if (entry.isDirectory()) return filesIn(root, file);
    return WRITTEN_BY_HAND.test(file) ? [file] : [];
  });
}

const linesOf = (file) => readFileSync(file, "utf8").trimEnd().split("\n").length;
