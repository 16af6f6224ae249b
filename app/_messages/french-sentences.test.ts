import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const sources = execFileSync("git", ["ls-files", "app", "coordinator", "protocol"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file));

const LITERAL = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const FRENCH = /[àâçéèêëîïôùûœ]/;
/** After a letter or the end of a quote or of what is filled in, and before a space or the end. */
const GLUED = /[\p{L}»)}][;!?](?=\s|["`]$)/u;
const SPACED = / [:;!?%»]/;

const frenchIn = (file: string) =>
  [...readFileSync(path.join(ROOT, file), "utf8").matchAll(LITERAL)]
    .map(([literal]) => (literal.startsWith('"') ? literal.replaceAll(/`[^`]*`/g, "`") : literal))
    .filter((literal) => FRENCH.test(literal));

test("every mark of a French sentence that wants a space before it is typed with one", () => {
  const glued = sources.flatMap((file) =>
    frenchIn(file)
      .filter((literal) => GLUED.test(literal))
      .map((literal) => `${file}: ${literal}`),
  );
  expect(glued).toEqual([]);
});

/** Whose words are told by a record that is itself read with fixed spaces. */
const TOLD_BY_OTHERS = ["app/(resident)/_words/rest-words.ts"];

test("what residents and letters say in French is read with fixed spaces", () => {
  const bare = sources
    .filter((file) => /^(app\/\(resident\)\/_(words|safety)|coordinator\/mail)\//.test(file))
    .filter((file) => !TOLD_BY_OTHERS.includes(file) && frenchIn(file).some((literal) => SPACED.test(literal)))
    .filter((file) => !readFileSync(path.join(ROOT, file), "utf8").includes("withFixedSpaces"));
  expect(bare).toEqual([]);
});
