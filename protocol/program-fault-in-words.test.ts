import { expect, test } from "vitest";
import { INSTEAD_KINDS, type ProgramFault, type ScriptFinding } from "./program-fault";
import { programFaultInWords } from "./program-fault-in-words";

const PLACE = { line: 2, column: 18, text: "  return fetch(x);" };
const found = (finding: ScriptFinding, others = 0): ProgramFault => ({ kind: "found", place: PLACE, others, finding });

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
];

test.each(ONE_OF_EACH)("%j has its sentence in every language", (fault) => {
  const [english, french] = [programFaultInWords(fault), programFaultInWords(fault, "fr")];
  expect(english).toMatch(/^[A-Z\d]/);
  expect(french).toMatch(/^[A-Z]/);
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
