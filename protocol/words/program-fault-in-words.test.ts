import { expect, test } from "vitest";
import { INSTEAD_KINDS, type ProgramFault, type ScriptFinding } from "../programs/program-fault";
import type { PythonFinding } from "../programs/python-finding";
import { programFaultInWords } from "./program-fault-in-words";

const PLACE = { line: 2, column: 18, text: "  return fetch(x);" };
const found = (finding: ScriptFinding, others = 0): ProgramFault => ({ kind: "found", place: PLACE, others, finding });

const AT = { path: "main.py", line: 1, column: 8 };
const MODULES = ["numpy", "pandas", "PIL", "lxml", "requests", "torch.nn", "own"];
const PYTHON: PythonFinding[] = [
  { kind: "no-main", path: "main.zip" },
  ...MODULES.map((module) => ({ kind: "missing" as const, module, ...AT })),
  { kind: "perhaps-missing", module: "numpy", ...AT },
  { kind: "without-effect", module: "threading", why: "threads cannot be started", ...AT },
  { kind: "uncalled-run", isAsync: true, ...AT },
  ...(["platform", "encrypted", "climbs", "compiled", "too-large", "broken"] as const).map((why) => ({
    ...{ kind: "archive" as const, path: "a.whl", why, member: "b.so", message: "bad magic" },
  })),
];

const ONE_OF_EACH: ProgramFault[] = [
  { kind: "not-text" },
  { kind: "too-many-tokens", max: 1_000_000 },
  { kind: "syntax", said: "Unexpected token", ...PLACE },
  { kind: "computed-power", ...PLACE },
  { kind: "imports", modules: ["lodash"] },
  { kind: "no-default" },
  found({ kind: "stack" }),
  found({ kind: "engine-words" }, 1),
  found({ kind: "float-bytes" }, 3),
  ...INSTEAD_KINDS.map((instead) => found({ kind: "absent", name: "fetch", instead, isSure: true })),
  found({ kind: "absent", name: "fetch", instead: "network", isSure: false }),
  { kind: "more-found", count: 4 },
  ...PYTHON.map((finding): ProgramFault => ({ kind: "python", finding, isFirst: true })),
];

test.each(ONE_OF_EACH)("%j has its sentence in every language", (fault) => {
  const [english, french] = [programFaultInWords(fault), programFaultInWords(fault, "fr")];
  expect(english.length).toBeGreaterThan(10);
  expect(french).not.toBe(english);
  expect(french).not.toMatch(/\b(the|and|with)\b/);
});

test("the place, what is there and what to do are in the sentence", () => {
  const fault = found({ kind: "absent", name: "fetch", instead: "network", isSure: false }, 1);
  expect(programFaultInWords(fault)).toBe(
    "At line 2, column 18, and at one more place: fetch does not exist on devices, so a unit that gets here fails. A unit has no network: add what it needs as a file of the job, and read it with ctx.file. The line reads:   return fetch(x);",
  );
  expect(programFaultInWords(fault, "fr")).toBe(
    "Ligne 2, colonne 18, et à un autre endroit : fetch n’existe pas sur les appareils, une unité qui arrive ici échoue donc. Une unité n’a pas de réseau : ajoutez ce qu’il lui faut comme fichier du calcul, et lisez-le avec ctx.file. La ligne :   return fetch(x);",
  );
});

test("a module that is missing in Python is named with what there is instead, once with what applies to all", () => {
  const missing: PythonFinding = { kind: "missing", module: "numpy.linalg", ...AT };
  const words = (isFirst: boolean, language?: "fr") =>
    programFaultInWords({ kind: "python", finding: missing, isFirst }, language);
  expect(words(false)).toBe(
    "main.py, line 1, column 8: there is no module numpy.linalg here. The module numpy needs compiled code or a network. For arrays there are `array`, `memoryview` and lists; for numbers `math`, `cmath`, `statistics` and `fractions`.",
  );
  expect(words(true)).toMatch(/here\. Python's standard library is here, .* The module numpy needs/);
  expect(words(false, "fr")).toMatch(
    /^main\.py, ligne 1, colonne 8 : il n’y a pas ici de module numpy\.linalg\. Le module numpy/,
  );
});
