import { expect, test } from "vitest";
import { type ProgramNote, programNoteInWords } from "./program-note";

const ALL: { [K in ProgramNote["kind"]]: Extract<ProgramNote, { kind: K }> } = {
  module: { kind: "module" },
  "not-searched": { kind: "not-searched" },
  powers: { kind: "powers" },
  command: { kind: "command", functions: 1_234, memoryMib: 1.0625 },
  imports: { kind: "imports", names: ["fd_write", "proc_exit"] },
  python: { kind: "python", form: "function" },
};

test.each(Object.values(ALL))("a note of the kind $kind has its sentence in every language", (note) => {
  const [english, french] = [programNoteInWords(note), programNoteInWords(note, "fr")];
  expect(english).toMatch(/^[A-Z].*\.$/);
  expect(french).toMatch(/^[A-Z].*\.$/);
  expect(french).not.toBe(english);
});

test("numbers and names are in it", () => {
  expect(programNoteInWords(ALL.command)).toBe("WASI command with 1,234 functions, 1.0625 MiB of memory at the start.");
  expect(programNoteInWords(ALL.imports, "fr")).toBe("Il importe fd_write, proc_exit.");
});
